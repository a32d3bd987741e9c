import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'

const configuration =
  /^(STRIPE_|CHARGEBEE_|CELLO_|OIDC_|NEXTAUTH_|DATABASE_|ADMIN_EMAILS$|PRACTICE_|PORT$|WORKER$|DATA_FOLDER$|NODE_ENV$|npm_)/

export function temporaryFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-start-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Started {
  process: ChildProcess
  written: () => string
  /** Settles when the process that was started has ended. */
  code: Promise<number | null>
  /** Waits for words in what it writes. */
  says: (words: string | RegExp) => Promise<string>
}

/** Runs `npm start` as a person does, in a process group of its own as a terminal gives it. */
export function npmStart(env: Record<string, string>, ...args: string[]): Started {
  const inherited = Object.entries(process.env).filter(([name]) => !configuration.test(name))
  const child = spawn('npm', ['start', '--silent', '--', ...args], {
    env: { ...Object.fromEntries(inherited), ...env } as NodeJS.ProcessEnv,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (written += chunk))
  const code = new Promise<number | null>((resolve) => {
    child.once('close', resolve)
  })
  const says = async (words: string | RegExp) => {
    const found = await vi.waitUntil(
      () => {
        const match = new RegExp(words).exec(written)
        if (!match && child.exitCode !== null)
          throw new Error(`It ended without saying ${String(words)}:\n${written}`)
        return match
      },
      { timeout: 200_000, interval: 50 },
    )
    return found[1] ?? found[0]
  }
  return { process: child, written: () => written, code, says }
}

/** The processes that were started, directly or not, with this data folder, and have not ended. */
export function processesOf(folder: string): string[] {
  return execFileSync('ps', ['axeww', '-o', 'pid=,stat=,command='], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\n')
    .filter((line) => line.includes(`DATA_FOLDER=${folder}`) && !/^\s*\d+\s+Z/.test(line))
}

/** The address of the embedded database of a running desk, as the role that owns the schema. */
export function ownerAddress(folder: string): string {
  const { ownerPassword } = JSON.parse(readFileSync(path.join(folder, 'secrets.json'), 'utf8')) as {
    ownerPassword: string
  }
  const { postgres } = JSON.parse(readFileSync(path.join(folder, 'ports.json'), 'utf8')) as {
    postgres: number
  }
  return `postgres://attribution_desk_owner:${ownerPassword}@127.0.0.1:${postgres}/attribution_desk`
}
