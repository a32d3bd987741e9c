import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import { caseFollowers } from '#db/schema/case-parts.ts'
import type { Case } from '#db/schema/cases.ts'
import { tell } from '#lib/notices/tell.ts'
import { caseName } from './rules.ts'

type About = Pick<Case, 'id' | 'number' | 'assigneeId'>
interface By {
  personId: string | null
  name: string
}

const placeOf = ({ id, number }: Pick<Case, 'id' | 'number'>) => ({
  about: id,
  address: `/cases/${id}`,
  name: caseName(number),
})

/** Told to whoever was given a case, but for one who took it. */
export async function tellOfAssignment(tx: Transaction, about: About, by: By) {
  const { name, ...place } = placeOf(about)
  if (about.assigneeId === null || about.assigneeId === by.personId) return
  await tell(tx, {
    to: [about.assigneeId],
    kind: 'my cases',
    key: `assigned:${about.id}:${v7()}`,
    sentence: `${by.name} gave you ${name}.`,
    ...place,
  })
}

export async function tellOfMention(
  tx: Transaction,
  about: About,
  { by, mentions }: { by: By; mentions: readonly string[] },
) {
  const { name, ...place } = placeOf(about)
  await tell(tx, {
    to: mentions.filter((id) => id !== by.personId),
    kind: 'mentions',
    key: `mentioned:${about.id}:${v7()}`,
    sentence: `${by.name} named you in a note on ${name}.`,
    ...place,
  })
}

interface Turn {
  by: By
  /** Whoever was told under this key before is not told again; each turn has its own where it is absent. */
  key?: string
  /** What follows the case's name: "was resolved by Ada." */
  words: string
}

/** Told to whoever has the case or follows it, but for one who did it. */
export async function tellOfTurn(tx: Transaction, about: About, { by, key = v7(), words }: Turn) {
  const { name, ...place } = placeOf(about)
  const to = (await findConcerned(tx, about)).filter((id) => id !== by.personId)
  await tell(tx, {
    to,
    kind: 'my cases',
    key: `turn:${about.id}:${key}`,
    sentence: `${name} ${words}`,
    ...place,
  })
}

export async function findConcerned(
  tx: Pick<Transaction, 'select'>,
  { id, assigneeId }: Omit<About, 'number'>,
): Promise<string[]> {
  const followers = await tx
    .select({ personId: caseFollowers.personId })
    .from(caseFollowers)
    .where(and(eq(caseFollowers.caseId, id), isNull(caseFollowers.leftAt)))
  return [
    ...new Set([...followers.map(({ personId }) => personId), ...(assigneeId === null ? [] : [assigneeId])]),
  ]
}
