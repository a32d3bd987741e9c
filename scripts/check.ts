import { checks } from './parts/checks.ts'
import { Ensemble } from './parts/ensemble.ts'
import { main } from './parts/obstacle.ts'
import { runSteps } from './parts/steps.ts'
import { endRequested } from './parts/stop-signals.ts'

await main(async () => {
  const ensemble = new Ensemble()
  const end = endRequested()
  try {
    const outcomes = await Promise.race([
      runSteps(ensemble, checks({ remembered: true }), { atOnce: 2 }),
      end,
    ])
    return outcomes?.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await ensemble.stop()
  }
})
