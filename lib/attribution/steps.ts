import 'server-only'
import { and, eq, notInArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { type StepRow, steps, type StepState } from '#db/schema/steps.ts'

interface Mark {
  state: StepState
  sentence: string | null
}

const closing: StepState[] = ['done', 'skipped']

/** Writes how far a step has come. A closed step stays as it is. */
export async function markStep({ requestId, revision, position }: StepRow, { state, sentence }: Mark) {
  const now = new Date()
  await db()
    .update(steps)
    .set({
      state,
      sentence,
      ...(state === 'now' ? { startedAt: now } : {}),
      ...(closing.includes(state) ? { closedAt: now } : {}),
    })
    .where(
      and(
        eq(steps.requestId, requestId),
        eq(steps.revision, revision),
        eq(steps.position, position),
        notInArray(steps.state, closing),
      ),
    )
}
