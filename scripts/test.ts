import { buildWhenChanged } from './parts/build.ts'
import { checks, figuresFolder, reportFile, tests } from './parts/checks.ts'
import { Ensemble } from './parts/ensemble.ts'
import { Obstacle, main } from './parts/obstacle.ts'
import { type Outcome, type Step, runSteps } from './parts/steps.ts'
import { endRequested } from './parts/stop-signals.ts'

const browser: Step = {
  name: 'browser tests',
  report: reportFile('browser'),
  commands: [['playwright', 'test']],
}

await main(async () => {
  const ensemble = new Ensemble()
  const end = endRequested()
  try {
    const outcomes = await Promise.race([runEverything(ensemble), end])
    if (!outcomes) return 1
    const sum = (which: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[which], 0)
    process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`)
    return outcomes.every(({ ok }) => ok) ? 0 : 1
  } finally {
    await ensemble.stop()
  }
})

async function runEverything(ensemble: Ensemble): Promise<Outcome[]> {
  const checked = await runSteps(ensemble, checks({ remembered: false }), { atOnce: 2 })
  const integrated = await runSteps(ensemble, [tests('integration tests', 'integration')])
  const built = await build(ensemble)
  if (!built.ok) return [...checked, ...integrated, built]
  const kills = { ...tests('kill tests', 'kills'), figures: figuresFolder }
  const whole = await runSteps(ensemble, [tests('start and stop', 'system'), kills, browser])
  return [...checked, ...integrated, built, ...whole]
}

async function build(ensemble: Ensemble): Promise<Outcome> {
  const began = performance.now()
  try {
    await buildWhenChanged(ensemble.start, () => undefined)
    process.stdout.write(`✓ build  ${((performance.now() - began) / 1000).toFixed(1)} s\n`)
    return { ok: true, passed: 0, failed: 0 }
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error
    process.stdout.write(`\n${error.message}\n\n✗ build\n`)
    return { ok: false, passed: 0, failed: 1 }
  }
}
