import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export const root = path.resolve(import.meta.dirname, '..', '..')
export const followParent = path.join(import.meta.dirname, 'follow-parent.ts')

export interface Child {
  name: string
  pid: number | undefined
  /** Settles when the process has ended, however it ended. */
  ended: Promise<{ code: number | null; asked: boolean }>
  /** The first message the process sends; undefined when it ends without one. */
  firstMessage: Promise<unknown>
  /** What it last wrote, for a sentence about why it ended. */
  lastLines: (count?: number) => string
  /** Asks it to end by closing its channel, which is also how it learns that this process was killed. */
  stop: () => Promise<void>
}

export interface ChildOptions {
  name: string
  args: string[]
  env?: NodeJS.ProcessEnv
  /** A file for what it writes, or who takes it; without either it writes to this process's own output. */
  log?: string | ((written: string) => void) | undefined
  /** How long it may take to end before it is killed, in milliseconds. */
  patience?: number
}

/** Starts Node in a process group of its own, so that Ctrl-C reaches only the one who stops everything in order. */
export function startChild({ name, args, env = process.env, log, patience = 10_000 }: ChildOptions): Child {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, FOLLOWS: String(process.pid) },
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const tail: string[] = []
  const file = typeof log === 'string' ? openLog(log) : undefined
  for (const [stream, own] of [
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ] as const) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      tail.push(chunk)
      if (tail.length > 80) tail.shift()
      if (typeof log === 'function') log(chunk)
      else (file ?? own).write(chunk)
    })
  }

  let asked = false
  const ended = new Promise<{ code: number | null; asked: boolean }>((resolve) => {
    child.once('error', () => {
      resolve({ code: 1, asked })
    })
    child.once('exit', (code) => {
      const settle = () => {
        resolve({ code, asked })
      }
      child.once('close', settle)
      setTimeout(settle, 300)
    })
  })
  const firstMessage = new Promise<unknown>((resolve) => {
    child.once('message', resolve)
    void ended.then(() => {
      resolve(undefined)
    })
  })

  async function stop() {
    asked = true
    if (child.connected) child.disconnect()
    else if (child.exitCode === null) child.kill('SIGTERM')
    const waiting = new AbortController()
    await Promise.race([ended, pause(patience, undefined, { signal: waiting.signal }).catch(() => undefined)])
    waiting.abort()
    killGroup(child.pid)
    await ended
    file?.end()
  }

  const lastLines = (count = 15) => tail.join('').trimEnd().split('\n').slice(-count).join('\n')
  return { name, pid: child.pid, ended, firstMessage, stop, lastLines }
}

/** Of a log that goes on from one start to the next. Bytes. */
const longestLog = 10 * 1024 * 1024

/** What an earlier start wrote stays: somebody may ask for an error by its number. A long log is kept once beside the new one. */
function openLog(file: string) {
  mkdirSync(path.dirname(file), { recursive: true })
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(file, `${file}.before`)
  return createWriteStream(file, { flags: 'a', mode: 0o600 }).on('error', () => undefined)
}

/** What the child itself started and left behind is in its group. */
function killGroup(pid: number | undefined) {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // nothing was left
  }
}
