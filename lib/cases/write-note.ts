import 'server-only'
import { eq, inArray } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db, type Transaction } from '#db/client.ts'
import { caseNotes } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import { roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden, invalid } from '#lib/errors.ts'
import { once } from '#lib/once.ts'
import { addFollower } from './follow-case.ts'
import { lockCase } from './lock-case.ts'
import { tellOfMention } from './tell-of-case.ts'

export const longestNote = 10_000

export interface Note {
  /** Made once by the form, so that a form posted twice writes one note. */
  key: string
  caseId: string
  body: string
  /** Ids of people who are named in it: they are told, and follow the case from then on. */
  mentions?: readonly string[]
}

/**
 * Writes what only staff see, once for each `key`. @throws Refusal `invalid` for an empty or too long text, or a mention of somebody without a
 * role; `conflict` where this form wrote something else before.
 */
export async function writeNote(
  actor: Actor<'case:note'>,
  { key, caseId, body, mentions = [] }: Note,
): Promise<{ id: string }> {
  const writtenBy = writerOf(actor)
  const wanted = { caseId, body: checkNote(body), mentions: [...new Set(mentions)], writtenBy }
  const find = () => db().select().from(caseNotes).where(eq(caseNotes.key, key))
  return once({ find, wanted }, (id) => {
    const detail = { noteId: id, ...(mentions.length > 0 && { mentions: mentions.length }) }
    return change(actor, { event: 'case.noted', subject: caseId, detail }, async (tx) => {
      const held = await lockCase(tx, { caseId })
      await insertNote(tx, actor, { id, key, held, body, mentions })
    })
  })
}

interface Insert {
  id?: string
  /** Of a note that comes by a form of its own. */
  key?: string
  held: { id: string; number: number; assigneeId: string | null }
  body: string
  mentions?: readonly string[]
}

/** The note itself, as a part of something else that is done to the case, whose row is held. */
export async function insertNote(
  tx: Transaction,
  actor: Actor,
  { id = v7(), key, held, body, mentions = [] }: Insert,
) {
  const writtenBy = writerOf(actor)
  const text = checkNote(body)
  const named = [...new Set(mentions)]
  await refuseStrangers(tx, named)
  await tx.insert(caseNotes).values({ id, key, caseId: held.id, body: text, mentions: named, writtenBy })
  await tx.update(cases).set({ touchedAt: new Date() }).where(eq(cases.id, held.id))
  for (const personId of named) await addFollower(tx, { caseId: held.id, personId })
  await tellOfMention(tx, held, { by: actor, mentions: named })
}

function writerOf({ personId }: Actor): string {
  if (personId === null) throw forbidden('Only a person writes a note.')
  return personId
}

/** @throws Refusal `invalid`. */
export function checkNote(body: string, field = 'body'): string {
  const text = body.replace(/\r\n?/g, '\n').trim()
  if (text === '') throw invalid('Write the note, then keep it.', field)
  if (text.length > longestNote)
    throw invalid(
      `The note is too long: at most ${longestNote.toLocaleString('en')} letters. Write it as two.`,
      field,
    )
  if (/(?![\t\n])\p{Cc}/u.test(text) || !text.isWellFormed())
    throw invalid('There is an invisible control character in the note. Type that part again.', field)
  return text
}

async function refuseStrangers(tx: Transaction, named: string[]) {
  if (named.length === 0) return
  if (named.length > 20) throw invalid('A note names at most 20 people.', 'mentions')
  const known = await tx
    .selectDistinct({ id: roles.personId })
    .from(roles)
    .where(inArray(roles.personId, named))
  if (known.length !== named.length)
    throw invalid(
      'Somebody who is named in it has no role in the desk and cannot read it. Take the name out.',
      'mentions',
    )
}
