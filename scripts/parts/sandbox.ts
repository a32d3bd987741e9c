import path from 'node:path'
import { type Child, root } from './child.ts'
import type { StartChild } from './ensemble.ts'
import { lastWords } from './last-words.ts'

export type SandboxPort =
  'stripe' | 'chargebee' | 'cello' | 'signIn' | 'mailbox' | 'smtp' | 'channel' | 'home'

export interface SandboxOptions {
  folder?: string
  ports?: Partial<Record<SandboxPort, number>>
  deskAddress: string
  story?: boolean
}

export interface SandboxProcess {
  child: Child
  /** `http://127.0.0.1:port` each, but for `smtp://127.0.0.1:port`. */
  addresses: Record<SandboxPort, string>
  /** What the desk needs to know to work against it. */
  environment: Record<string, string>
}

/** Starts the sandbox in a process of its own. */
export async function startSandboxProcess(
  start: StartChild,
  options: SandboxOptions,
  log?: string,
): Promise<SandboxProcess> {
  const child = start({
    name: 'The sandbox',
    args: [path.join(root, 'sandbox', 'run.ts'), JSON.stringify(options)],
    log,
  })
  const answer = (await child.firstMessage) as Omit<SandboxProcess, 'child'> | undefined
  if (!answer) throw lastWords(child, 'did not start')
  return { child, addresses: answer.addresses, environment: answer.environment }
}
