import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { main } from './parts/obstacle.ts'
import { isPractice } from './parts/settings.ts'
import { trials } from './parts/trials.ts'

/** Tries each connection and says what works, what is missing and how to fix it. */
await main(async () => {
  loadEnvironmentFiles()
  if (isPractice(process.env)) {
    console.log(
      'No provider is configured: npm start runs in practice, with everything it needs. To connect real ones, see .env.example.',
    )
    return 0
  }
  let failed = 0
  for (const { name, run } of trials) {
    try {
      console.log(`✓ ${name}: ${await run(process.env)}`)
    } catch (error) {
      failed += 1
      console.log(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return failed === 0 ? 0 : 1
})
