import type { Mail, MailFault } from '#sandbox/mailbox/index.ts'
import { deskStack } from '#tests/support/stack.ts'

/** The mails whose text has this in it, newest first. */
export async function mailsAbout(text: string): Promise<Mail[]> {
  const { mails } = (await mailbox('GET', '/mails')) as { mails: Mail[] }
  return mails.filter((mail) => mail.text.includes(text))
}

/** Of mails to Cello support: what people are told meanwhile is mailed as ever. */
export const spoilMail = (fault: MailFault) =>
  mailbox('POST', '/faults', { to: 'support@cello.example', ...fault })

async function mailbox(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await fetch(`${deskStack().sandbox.mailbox}/_sandbox${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
  return answer.json()
}
