import 'server-only'
import { and, eq, gte, lt, notInArray } from 'drizzle-orm'
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

/** Asks a person for this step and those that follow it, up to the position `until`, which is left out. */
export const askSteps = ({ requestId, revision, position }: StepRow, { until }: { until: number }) =>
  db()
    .update(steps)
    .set({ state: 'asks', sentence: null, startedAt: new Date() })
    .where(
      and(
        eq(steps.requestId, requestId),
        eq(steps.revision, revision),
        gte(steps.position, position),
        lt(steps.position, until),
        notInArray(steps.state, closing),
      ),
    )
