import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { messages } from '#db/schema/messages.ts'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { conflict, forbidden } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { checkText } from './check-text.ts'
import { lockToWrite } from './lock-to-write.ts'
import type { Writing } from './send-message.ts'

/**
 * A person says that they sent this text themself, by other means. @throws Refusal `invalid` for the text, `conflict` where somebody wrote, or
 * may have written, before.
 */
export async function copyMessage(actor: Actor<'message:send'>, { requestId, ...text }: Writing) {
  const { subject, body } = checkText(text)
  const writtenBy = actor.personId
  if (writtenBy === null) throw forbidden('Only a person writes to Cello support.')
  const id = v7()
  const recipient = env().CELLO_SUPPORT_EMAIL
  const detail = { messageId: id, way: 'copy' }
  await change(actor, { event: 'message.sent', subject: requestId, detail }, async (tx) => {
    const { revision } = await lockToWrite(tx, requestId)
    await tx
      .insert(messages)
      .values({ id, requestId, revision, way: 'copy', recipient, subject, body, writtenBy })
    await tx.update(messages).set({ outcome: 'sent', closedAt: new Date() }).where(eq(messages.id, id))
    await tx.update(requests).set({ support: 'written' }).where(eq(requests.id, requestId))
  }).catch((error: unknown) => {
    if (violates(error, 'messages_one_per_request'))
      throw conflict('Say first whether the message of the desk left. Reload the page to see the question.')
    throw error
  })
  return { outcome: 'sent' as const }
}
