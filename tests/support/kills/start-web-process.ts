import { startChild } from '#scripts/parts/child.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { startWeb } from '#scripts/parts/web.ts'
import { webEnvironment } from '#scripts/parts/web-environment.ts'

/** The built pages in a web process of their own, on this environment, with a worker inside or without. */
export async function startWebProcess(worker: 'inline' | 'none', databaseUrl: string) {
  const port = await anyFreePort()
  const address = `http://127.0.0.1:${String(port)}`
  let written = ''
  const start: typeof startChild = (options) => startChild({ ...options, log: (chunk) => (written += chunk) })
  const parts = { mode: 'start', folder: '', address, port, databaseUrl, sandbox: undefined } as const
  const env = {
    ...webEnvironment(process.env, parts),
    WORKER: worker,
    PRACTICE_SANDBOX: '',
    NODE_OPTIONS: '',
  }
  const child = await startWeb(start, { mode: 'start', port, env })
  return {
    address,
    ended: child.ended,
    terminate() {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGTERM')
    },
    stop: child.stop,
    written: () => written,
  }
}
