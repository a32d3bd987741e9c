import 'server-only'
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { apiTokens } from '#db/schema/api-tokens.ts'
import { caseCauses } from '#db/schema/case-lists.ts'
import { cases } from '#db/schema/cases.ts'
import { announce } from '#lib/announcements/announce.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { caseForm } from '#lib/cases/case-form.ts'
import { insertCase } from '#lib/cases/open-case.ts'
import { caseName } from '#lib/cases/rules.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import type { IntakeForm } from './intake-form.ts'
import type { KnownToken } from './know-token.ts'

export interface TakenIn {
  id: string
  number: number
  /** Whether this very request opened it. */
  created: boolean
}

/**
 * Opens a case for another program, once for each reference of its source.
 * @throws Refusal `invalid` with the field; `conflict` where the reference opened a case with other content.
 */
export async function takeInCase(
  actor: Actor<'case:take-in'>,
  token: KnownToken,
  form: IntakeForm,
): Promise<TakenIn> {
  const digest = createHash('sha256')
    .update(canonicalize(form) ?? '')
    .digest('hex')
  const before = await find(token.source, form.reference, digest)
  if (before) return before
  const parsed = await readForm(form)
  const id = v7()
  const detail = { source: token.source, reference: form.reference, token: token.name }
  try {
    const made = await change(actor, { event: 'case.opened', subject: id, detail }, async (tx) => {
      await tx.update(apiTokens).set({ lastUsedAt: new Date() }).where(eq(apiTokens.id, token.id))
      const opened = await insertCase(tx, parsed, {
        id,
        tokenId: token.id,
        source: token.source,
        reference: form.reference,
        referenceDigest: digest,
      })
      await announce(tx, {
        topic: 'new case',
        key: `opened:${id}`,
        about: id,
        sentence: `${caseName(opened.number)} came from ${token.source}.`,
        address: `/cases/${id}`,
      })
      return opened
    })
    return { ...made, created: true }
  } catch (error) {
    if (!violates(error, 'cases_one_per_reference')) throw error
    const twice = await find(token.source, form.reference, digest)
    if (!twice) throw error
    return twice
  }
}

async function find(source: string, reference: string, digest: string): Promise<TakenIn | undefined> {
  const [found] = await db()
    .select({ id: cases.id, number: cases.number, digest: cases.referenceDigest })
    .from(cases)
    .where(and(eq(cases.source, source), eq(cases.reference, reference), sql`${cases.tokenId} is not null`))
  if (!found) return undefined
  if (found.digest !== digest)
    throw conflict(
      `This reference opened C-${String(found.number)} with other content, and nothing was changed. Send it as it was, or under another reference.`,
    )
  return { id: found.id, number: found.number, created: false }
}

async function readForm({ referrer, newUsers, link, cause, reference: _reference, ...rest }: IntakeForm) {
  const [known] = await db()
    .select({ id: caseCauses.id })
    .from(caseCauses)
    .where(and(sql`lower(${caseCauses.name}) = lower(${cause})`, isNull(caseCauses.retiredAt)))
  if (!known)
    throw invalid(`There is no cause “${cause}”. Send a name of the desk’s list of causes.`, 'cause')
  const { success, data, error } = caseForm.safeParse({
    ...rest,
    causeId: known.id,
    referrerName: referrer.name,
    referrerEmail: referrer.email,
    referrerId: referrer.id,
    sourceLink: link,
    newUsers: newUsers.map(({ id, ...one }) => ({ ...one, newUserId: id })),
  })
  if (success) return data
  const [issue] = error.issues
  throw invalid(issue?.message ?? 'This cannot be read.', fieldNamed(issue?.path ?? []))
}

const names: Record<string, string> = {
  referrerName: 'referrer.name',
  referrerEmail: 'referrer.email',
  referrerId: 'referrer.id',
  sourceLink: 'link',
  newUserId: 'id',
}

const fieldNamed = (path: readonly PropertyKey[]) =>
  path.map((part) => names[String(part)] ?? String(part)).join('.')
