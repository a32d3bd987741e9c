import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Obstacle } from './obstacle.ts'

/** Takes the data folder for this process, and refuses while another start that lives has it. Returns what gives it back. */
export function claim(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, 'running.pid')
  const mine = describe(process.pid)
  if (!take(file, mine)) {
    if (isHeld(file)) throw alreadyRunning()
    rmSync(file, { force: true })
    if (!take(file, mine)) throw alreadyRunning()
  }
  return () => {
    if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file, { force: true })
  }
}

export function alreadyRunning() {
  return new Obstacle(
    'The desk is already running on this data folder. Use that one, end it with Ctrl-C, or start another with DATA_FOLDER=<another folder>.',
  )
}

function take(file: string, content: string) {
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file: string) {
  const content = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return content !== '' && content === describe(Number.parseInt(content))
}

/** The number and the moment of its start: the number alone may belong to another process by now. */
function describe(pid: number) {
  try {
    if (existsSync('/proc/self/stat')) {
      const afterName = readFileSync(`/proc/${String(pid)}/stat`, 'utf8').replace(/^.*\) /s, '')
      const [state, started] = [afterName[0] ?? '', afterName.split(' ')[19] ?? '']
      return `${String(pid)} ${'ZX'.includes(state) ? 'gone' : started}`
    }
    const started = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
    return `${String(pid)} ${started.trim()}`
  } catch {
    return `${String(pid)} gone`
  }
}
