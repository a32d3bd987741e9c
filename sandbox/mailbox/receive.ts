import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import { breakBefore, Cut, holdWork, spoilAnswer } from '../faults/broken-answer.ts'
import type { Struck } from '../faults/create-faults.ts'
import type { MailFault } from './fault.ts'
import type { Mail } from './mail.ts'

export interface Receiver {
  port: number
  close(): Promise<void>
}

type Stage = 'sender' | 'recipient' | 'mail'

interface Receiving {
  port: number
  /** `recipient` is empty where nobody knows yet. */
  strike: (stage: Stage, recipient: string) => Struck<MailFault>[]
  take: (raw: Buffer, envelope: Mail['envelope']) => Promise<void>
}

const largest = 10 * 1024 * 1024

/** An SMTP server on the loopback, without TLS; whoever signs in is welcome, and nobody has to. */
export async function receiveMail({ port, strike, take }: Receiving): Promise<Receiver> {
  const sockets = new Map<number, Socket>()
  const refuseAt = (stage: Stage, recipient: string) => refusal(strike(stage, recipient))
  const server = new SMTPServer({
    name: 'mailbox.practice',
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: largest,
    closeTimeout: 1,
    onAuth: ({ username = '' }, _session, callback) => {
      callback(null, { user: username })
    },
    onMailFrom: (_address, _session, callback) => {
      callback(refuseAt('sender', ''))
    },
    onRcptTo: ({ address }, _session, callback) => {
      callback(refuseAt('recipient', address))
    },
    onData: (stream, session, callback) => {
      buffer(stream)
        .then((raw) => onMail(raw, stream.sizeExceeded, session))
        .then(callback, (error: unknown) => {
          if (error instanceof Cut) sockets.get(session.remotePort)?.destroy()
          else callback(error instanceof Error ? error : new Error(String(error)))
        })
    },
  })
  server.on('error', () => undefined)

  async function onMail(raw: Buffer, tooLarge: boolean, { envelope }: SMTPServerSession) {
    if (tooLarge) return answer(552, 'The mail is larger than 10 MB.')
    const struck = strike('mail', envelope.rcptTo[0]?.address ?? '')
    breakBefore(struck)
    await holdWork(struck)
    const refused = refusal(struck)
    if (refused) return refused
    await take(raw, {
      from: envelope.mailFrom ? envelope.mailFrom.address : '',
      to: envelope.rcptTo.map(({ address }) => address),
    })
    await spoilAnswer(struck, '')
    return null
  }

  server.server.on('connection', (socket: Socket) => {
    const from = socket.remotePort ?? 0
    sockets.set(from, socket)
    socket.once('close', () => sockets.delete(from))
  })
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.values()) socket.destroy()
        server.close(resolve)
      }),
  }
}

function refusal(struck: Struck<MailFault>[]): Error | null {
  const fault = struck.map((one) => one.fault).find((one) => one.kind === 'refuse')
  return fault ? answer(fault.code ?? 550, fault.message ?? 'Practice fault') : null
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode })
}
