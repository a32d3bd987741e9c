import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { type Message, messages } from '#db/schema/messages.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'

/** A message that is open for longer was left by a process that ended. Milliseconds; a talk with the mail server takes 30 s at most. */
export const inFlight = 60_000

export type MessageRow = Awaited<ReturnType<typeof findMessages>>[number]

const answerers = alias(people, 'answerers')

/** The messages to Cello support about one request, the oldest first. */
export const findMessages = (_actor: Actor<'request:see'>, requestId: string) =>
  db()
    .select({ message: messages, writer: people.name, answerer: answerers.name })
    .from(messages)
    .innerJoin(people, eq(people.id, messages.writtenBy))
    .leftJoin(answerers, eq(answerers.id, messages.answeredBy))
    .where(eq(messages.requestId, requestId))
    .orderBy(asc(messages.openedAt))

/** How far a message is at this moment: what was left open is not known. */
export function outcomeAt({ outcome, openedAt }: Pick<Message, 'outcome' | 'openedAt'>, now: Date) {
  if (outcome !== 'open') return outcome
  return now.getTime() - openedAt.getTime() < inFlight ? 'open' : 'unknown'
}
