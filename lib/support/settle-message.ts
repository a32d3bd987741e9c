import 'server-only'
import { and, eq, lt, or } from 'drizzle-orm'
import { messages } from '#db/schema/messages.ts'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { inFlight } from './find-messages.ts'
import { lockToWrite } from './lock-to-write.ts'

export interface SettledMessage {
  requestId: string
  messageId: string
  /** `refused`: it did not leave, and may be sent again. */
  verdict: 'sent' | 'refused'
  because: string
}

/** A person's word on a message that nobody knows the end of. @throws Refusal `conflict` where somebody settled it before, or it is still on its way. */
export async function settleMessage(
  actor: Actor<'message:send'>,
  { requestId, messageId, verdict, because }: SettledMessage,
) {
  const detail = { messageId, because }
  await change(actor, { event: `message.${verdict}`, subject: requestId, detail }, async (tx) => {
    await lockToWrite(tx, requestId)
    const settled = await tx
      .update(messages)
      .set({ outcome: verdict, sentence: because, settledBy: actor.personId, closedAt: new Date() })
      .where(
        and(
          eq(messages.id, messageId),
          eq(messages.requestId, requestId),
          or(
            eq(messages.outcome, 'unknown'),
            and(eq(messages.outcome, 'open'), lt(messages.openedAt, new Date(Date.now() - inFlight))),
          ),
        ),
      )
      .returning({ id: messages.id })
    if (settled.length === 0)
      throw conflict('This message is on its way, or somebody settled it. Reload the page to see it.')
    if (verdict === 'sent')
      await tx.update(requests).set({ support: 'written' }).where(eq(requests.id, requestId))
  })
}
