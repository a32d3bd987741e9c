import 'server-only'
import { and, eq, inArray, notInArray } from 'drizzle-orm'
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

/** Asks a person for those of these steps that are not closed yet, and answers how many they are. */
export async function askSteps(row: StepRow, positions: readonly number[]): Promise<number> {
  const asked = await writeOpen(row, positions, { state: 'asks', sentence: null, startedAt: new Date() })
  return asked.length
}

/** Skips those of these steps that are not closed yet. */
export const skipSteps = (row: StepRow, positions: readonly number[], sentence: string) =>
  writeOpen(row, positions, { state: 'skipped', sentence, closedAt: new Date() })

const writeOpen = (
  { requestId, revision }: StepRow,
  positions: readonly number[],
  values: Partial<StepRow>,
) =>
  positions.length === 0
    ? Promise.resolve([])
    : db()
        .update(steps)
        .set(values)
        .where(
          and(
            eq(steps.requestId, requestId),
            eq(steps.revision, revision),
            inArray(steps.position, [...positions]),
            notInArray(steps.state, closing),
          ),
        )
        .returning({ position: steps.position })
