import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { tellOfTurn } from './tell-of-case.ts'

interface Answered {
  held: Case
  now: Date
  /** When it left, where that is learnt later. */
  left?: Date
}

/** A message went to the person: the first one stops the first clock, and what asked for the answer is answered. The case's row is held. */
export async function noteAnswered(tx: Transaction, actor: Actor, { held, now, left = now }: Answered) {
  const first = held.firstAnsweredAt === null
  const due = held.firstAnswerDueAt
  await tx
    .update(cases)
    .set({
      touchedAt: now,
      ...(first && { firstAnsweredAt: left, firstAnswerLate: due !== null && due < left }),
      ...(held.asks === 'answer' && { asks: null, asksSince: null }),
    })
    .where(eq(cases.id, held.id))
  await tellOfTurn(tx, held, { by: actor, words: `was answered: ${actor.name} wrote to the person.` })
}
