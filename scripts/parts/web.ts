import { setTimeout as pause } from 'node:timers/promises'
import { nextProgram } from './build.ts'
import { type Child, followParent } from './child.ts'
import type { StartChild } from './ensemble.ts'
import { lastWords } from './last-words.ts'

interface WebOptions {
  mode: 'start' | 'dev'
  port: number
  env: NodeJS.ProcessEnv
  log?: string | undefined
}

/** Starts the web process on the loopback, and returns when it answers. */
export async function startWeb(start: StartChild, { mode, port, env, log }: WebOptions): Promise<Child> {
  const child = start({
    name: 'The web process',
    args: [
      // Left alone, V8 lets the heap grow with the machine's memory; a build for development needs more.
      ...(mode === 'start' ? ['--max-old-space-size=256'] : []),
      '--import',
      followParent,
      nextProgram,
      mode,
      '-H',
      '127.0.0.1',
      '-p',
      String(port),
    ],
    env,
    log,
    patience: 30_000,
  })
  const over = new AbortController()
  void child.ended.then(() => over.abort())
  const deadline = Date.now() + 60_000
  while (!(await answers(port))) {
    if (over.signal.aborted) throw lastWords(child, 'did not start')
    if (Date.now() > deadline) throw lastWords(child, 'does not answer after a minute')
    await pause(50)
  }
  return child
}

async function answers(port: number) {
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/health`, {
      signal: AbortSignal.timeout(30_000),
    })
    await response.body?.cancel()
    return true
  } catch {
    return false
  }
}
