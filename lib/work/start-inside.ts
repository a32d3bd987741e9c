import 'server-only'
import { disconnect } from '#db/client.ts'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { startTelemetry, type Telemetry } from '#lib/telemetry/start-telemetry.ts'
import { keepTokens } from './keep-tokens.ts'
import { keepTurns } from './keep-turns.ts'
import { startWorker } from './worker.ts'

const place = globalThis as { deskInside?: boolean }

/** Checks the configuration, starts the worker in this process if it is to be here, and ends it in order on a signal. */
export async function startInside() {
  if (place.deskInside) return
  place.deskInside = true
  keepTokens()
  keepTurns()
  const telemetry = await startTelemetry()
  const worker = env().WORKER === 'inline' ? await startWorker() : undefined
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      void end(worker, telemetry)
    })
  }
}

async function end(worker: Awaited<ReturnType<typeof startWorker>> | undefined, telemetry: Telemetry) {
  try {
    await (worker ? worker.stop() : disconnect())
    await telemetry.stop()
  } catch (error) {
    log.error(
      { reason: error instanceof Error ? error.message : undefined },
      'the worker did not end in order',
    )
  }
  // Next leaves the signals to us (NEXT_MANUAL_SIG_HANDLE), so that the worker finishes the call in hand first.
  if (process.env['NEXT_MANUAL_SIG_HANDLE']) process.exit(0)
}
