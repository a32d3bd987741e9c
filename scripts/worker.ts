import { startTelemetry } from '#lib/telemetry/start-telemetry.ts'
import { startWorker } from '#lib/work/worker.ts'
import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { main } from './parts/obstacle.ts'
import { requireConfiguration } from './parts/settings.ts'
import { endRequested } from './parts/stop-signals.ts'

await main(async () => {
  loadEnvironmentFiles()
  requireConfiguration(process.env)
  const end = endRequested()
  const telemetry = await startTelemetry()
  const worker = await startWorker()
  console.log('The worker takes jobs. Ctrl-C lets it finish what it has in hand, and ends it.')
  await end
  await worker.stop()
  await telemetry.stop()
  return 0
})
