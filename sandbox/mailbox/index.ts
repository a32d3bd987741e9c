import { randomUUID } from 'node:crypto'
import { getRequestListener } from '@hono/node-server'
import { createFaults } from '../faults/create-faults.ts'
import { serve } from '../http/serve.ts'
import type { MailFault } from './fault.ts'
import { type Mail, readMail } from './mail.ts'
import { receiveMail } from './receive.ts'
import { mailboxRoutes } from './routes.ts'

export type { MailFault } from './fault.ts'
export type { Mail } from './mail.ts'

export interface MailboxOptions {
  /** Of its page. 0 or absent: any free port. Always on the loopback. */
  port?: number
  smtpPort?: number
  deskAddress: string
  /** The mailbox's clock in milliseconds. */
  now?: () => number
  /** What `snapshot()` gave. */
  snapshot?: Mail[]
  /** Called after everything that changes what `snapshot()` gives. */
  changed?: () => void
}

export interface MailboxWorld {
  /** Its page. */
  readonly address: string
  /** smtp://127.0.0.1:port */
  readonly smtp: string
  /** Newest first; the last 200. */
  readonly mails: Mail[]
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: MailFault): () => void
  clearFaults(): void
  snapshot(): Mail[]
  close(): Promise<void>
}

const mailLimit = 200

/** Takes every mail that is sent to it, whoever it is for, and shows it. */
export async function startMailbox(options: MailboxOptions): Promise<MailboxWorld> {
  const { now = Date.now, changed = () => undefined } = options
  const kept = [...(options.snapshot ?? [])]
  const faults = createFaults<MailFault>(['refuse', 'cut', 'hold', 'delay'])
  const mailbox = {
    get mails() {
      return kept.toReversed()
    },
    faults: () => faults.list(),
    fault: (fault: MailFault) =>
      faults.add({ ...fault, path: `/${fault.kind === 'refuse' ? fault.at : 'mail'}/${fault.to ?? '*'}` }),
    clearFaults: () => {
      faults.clear()
    },
    empty: () => {
      kept.length = 0
      changed()
    },
  }
  const receiver = await receiveMail({
    port: options.smtpPort ?? 0,
    strike: (stage, recipient) => faults.strike('SMTP', `/${stage}/${recipient}`),
    take: async (raw, envelope) => {
      kept.push(await readMail(raw, { id: randomUUID(), at: new Date(now()).toISOString(), envelope }))
      kept.splice(0, kept.length - mailLimit)
      changed()
    },
  })
  const page = await serve(
    options.port ?? 0,
    getRequestListener(mailboxRoutes(mailbox, options.deskAddress).fetch),
  )

  return {
    address: page.address,
    smtp: `smtp://127.0.0.1:${receiver.port}`,
    get mails() {
      return mailbox.mails
    },
    fault: mailbox.fault,
    clearFaults: mailbox.clearFaults,
    snapshot: () => [...kept],
    close: async () => {
      faults.clear()
      await Promise.all([receiver.close(), page.close()])
    },
  }
}
