import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { CelloSnapshot } from './cello/types.ts'
import type { ChannelMessage } from './channel/message.ts'
import type { Mail } from './mailbox/mail.ts'
import type { SignInKeys } from './sign-in/configuration.ts'

/** Goes up when the shape or the story changes: what an older sandbox left is begun anew. */
export const stateVersion = 6

export interface SandboxState {
  version: typeof stateVersion
  celloAddress: string
  signIn: SignInKeys
  cello: CelloSnapshot
  stripe: unknown
  chargebee: unknown
  mails: Mail[]
  /** Absent from what an older sandbox left. */
  channel?: ChannelMessage[]
}

const fileName = 'sandbox.json'

/** What a sandbox left in its folder, or null where it has never been, or only an older one. */
export async function readState(folder: string | undefined): Promise<SandboxState | null> {
  if (folder === undefined) return null
  const file = path.join(folder, fileName)
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  try {
    const state = JSON.parse(text) as SandboxState | { version: unknown }
    if (state.version === stateVersion) return state as SandboxState
    if (typeof state.version === 'number' && state.version < stateVersion) return null
  } catch {
    // told below
  }
  throw new Error(`${file} is not the state of this sandbox. Delete it to begin anew.`)
}

/** Writes the state a moment after it changed, and once more when asked; never half a file. */
export function stateWriter(folder: string | undefined, state: () => SandboxState, waitMs = 1000) {
  let timer: NodeJS.Timeout | undefined
  let writing = Promise.resolve()

  async function write(into: string) {
    await mkdir(into, { recursive: true, mode: 0o700 })
    const file = path.join(into, fileName)
    await writeFile(`${file}.new`, JSON.stringify(state()), { mode: 0o600 })
    await rename(`${file}.new`, file)
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (folder !== undefined) writing = writing.catch(() => undefined).then(() => write(folder))
    return writing
  }

  function changed() {
    if (folder === undefined) return
    timer ??= setTimeout(() => void flush().catch(console.error), waitMs).unref()
  }

  return { changed, flush }
}
