import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { messages } from '#db/schema/messages.ts'
import { requests } from '#db/schema/requests.ts'
import { lockRequest } from '#lib/attribution/lock-request.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'

export interface Answered {
  requestId: string
  answer: string
}

/** Keeps what Cello answered, in a person's words, and closes that part. @throws Refusal `invalid` without one, `conflict` where nothing was sent or one was noted. */
export async function noteAnswer(actor: Actor<'message:send'>, { requestId, answer }: Answered) {
  const said = answer.trim()
  if (said === '')
    throw invalid('Write what Cello answered: whoever looks into this later reads it.', 'answer')
  await change(actor, { event: 'message.answered', subject: requestId }, async (tx) => {
    await lockRequest(tx, { requestId, states: ['carried out'] })
    const noted = await tx
      .update(messages)
      .set({ answer: said, answeredBy: actor.personId, answeredAt: new Date() })
      .where(and(eq(messages.requestId, requestId), eq(messages.outcome, 'sent'), isNull(messages.answer)))
      .returning({ id: messages.id })
    if (noted.length === 0)
      throw conflict(
        'Somebody noted the answer a moment ago, or nothing was sent. Reload the page to see it.',
      )
    await tx.update(requests).set({ support: 'answered' }).where(eq(requests.id, requestId))
  })
}
