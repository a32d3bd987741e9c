import { startChild } from '#scripts/parts/child.ts'

export interface WorkerProcess {
  /** Settles when it takes jobs, or has ended before. */
  ready: Promise<boolean>
  isAlive: () => boolean
  kill: () => void
  /** Asks it to end, as a deploy does. */
  terminate: () => void
  ended: Promise<{ code: number | null }>
  stop: () => Promise<void>
  written: () => string
}

/** The worker in a process of its own, by the script itself or by a file that was built of it. */
export function startWorkerProcess(file: string, env: Record<string, string>): WorkerProcess {
  const ready = Promise.withResolvers<boolean>()
  let written = ''
  let isAlive = true
  const child = startChild({
    name: 'The worker',
    args: ['--conditions=react-server', '--disable-warning=ExperimentalWarning', file],
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
    patience: 30_000,
    log: (chunk) => {
      written += chunk
      if (written.includes('takes jobs')) ready.resolve(true)
    },
  })
  void child.ended.then(() => {
    isAlive = false
    ready.resolve(false)
  })
  const signal = (name: 'SIGKILL' | 'SIGTERM') => () => {
    if (isAlive && child.pid !== undefined) process.kill(child.pid, name)
  }
  const kill = () => {
    signal('SIGKILL')()
    isAlive = false
  }
  return {
    ready: ready.promise,
    isAlive: () => isAlive,
    kill,
    terminate: signal('SIGTERM'),
    ended: child.ended,
    stop: child.stop,
    written: () => written,
  }
}
