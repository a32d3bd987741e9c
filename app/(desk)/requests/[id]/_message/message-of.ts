import 'server-only'
import { type Left, leftForSupport } from '#lib/attribution/left-for-support.ts'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { may, type Who } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { findProvider } from '#lib/providers/index.ts'
import { type MessageRow, outcomeAt } from '#lib/support/find-messages.ts'
import { type Text, writeMessage } from '#lib/support/write-message.ts'

/** `waits`: the steps before it are not done. */
export type MessageState = 'waits' | 'to write' | 'sending' | 'unknown' | 'written' | 'answered'

/** The message to Cello support as the page of its request shows it to one person. */
export interface MessageView {
  state: MessageState
  left: Left[]
  /** The newest that left, or may have left. */
  last: MessageRow | undefined
  /** Why the newest did not leave, where none left. */
  refused: MessageRow | undefined
  /** What is offered to be sent: the text that was refused, else the desk's own. */
  offered: Text
  own: Text
  recipient: string
  /** From where it is sent; null where it can only be copied. */
  from: string | null
  mayWrite: boolean
}

/** Null where nothing is left for Cello support. */
export function messageOf(page: RequestPage, messages: readonly MessageRow[], who: Who): MessageView | null {
  const { request, plan, steps, deliveries } = page
  const left = leftForSupport(plan, steps)
  if (left === null && request.support === null) return null
  const { SMTP_URL, MAIL_FROM, CELLO_SUPPORT_EMAIL } = env()
  const newest = messages.at(-1)
  const refused = newest?.message.outcome === 'refused' ? newest : undefined
  const billing = findProvider(plan.wanted.billing ?? plan.path)?.name ?? plan.account.provider
  const own = writeMessage({ request, plan, left: left ?? [], deliveries, billing, sender: who.name })
  return {
    state: stateOf(request.support, refused ? undefined : newest),
    left: left ?? [],
    last: refused ? undefined : newest,
    refused,
    offered: refused ? { subject: refused.message.subject, body: refused.message.body } : own,
    own,
    recipient: newest?.message.recipient ?? CELLO_SUPPORT_EMAIL,
    from: SMTP_URL === undefined ? null : (MAIL_FROM ?? null),
    mayWrite: may(who, 'message:send'),
  }
}

function stateOf(support: RequestPage['request']['support'], newest: MessageRow | undefined): MessageState {
  if (support === null) return 'waits'
  if (support !== 'to write') return support
  const outcome = newest && outcomeAt(newest.message, new Date())
  if (outcome === 'open') return 'sending'
  return outcome === 'unknown' ? 'unknown' : 'to write'
}
