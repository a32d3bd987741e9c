import 'server-only'
import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { caseNewUsers } from '#db/schema/case-parts.ts'
import { fileRequest, type Filing } from '#lib/attribution/file-request.ts'
import { causes, type Cause, longestExplanation } from '#lib/attribution/request-form.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { familyOf } from './find-linked.ts'
import { getCase } from './get-case.ts'
import { putLink } from './link-request.ts'
import { lockCase } from './lock-case.ts'
import { filedOf, matchRequests } from './match-requests.ts'
import { caseName } from './rules.ts'

/** What the form of a request is opened with. */
export interface Prefill {
  caseId: string
  /** The case, as people name it. */
  name: string
  /** By which the customer is looked for: an e-mail or an id. */
  search: string
  customerId: string
  referralCode: string
  newUserId: string
  organizationId: string
  signupEmail: string
  signupName: string
  kind: string
  cause: Cause
  explanation: string
  place: Place
}

/** Where one stands who files for one new user of a case after the other. */
export interface Place {
  /** The one that is filed for; undefined where the case knows none. */
  newUser: string | undefined
  /** Of so many, for so many a request is under way or was carried out. */
  of: number
  filed: number
  /** For whom to file then; undefined where there is nobody else. */
  next: string | undefined
}

/** Everything that a case knows of one of its new users, in the fields of a request. @throws Refusal `not found`, `conflict` where it was merged. */
export async function prefillRequest(
  actor: Actor<'case:see'>,
  { caseId, newUser }: { caseId: string; newUser?: string | undefined },
): Promise<Prefill> {
  const { row, cause, newUsers, linked, mergedInto } = await getCase(actor, caseId)
  if (mergedInto)
    throw conflict(`${caseName(row.number)} was merged into ${caseName(mergedInto.number)}. File from there.`)
  const matched = matchRequests(newUsers, linked)
  const toFile = newUsers.filter(({ id }) => filedOf(matched.get(id)?.state) === 'to file')
  const one = newUsers.find(({ id }) => id === newUser) ?? toFile[0] ?? newUsers[0]
  const others = toFile.filter((other) => other !== one)
  const from = one ? newUsers.indexOf(one) : 0
  const next = others.find((other) => newUsers.indexOf(other) > from) ?? others[0]
  return {
    caseId,
    name: caseName(row.number),
    search: one?.customerId ?? one?.email ?? '',
    customerId: one?.customerId ?? '',
    referralCode: row.referralCode ?? row.referralGiven ?? '',
    newUserId: one?.newUserId ?? '',
    organizationId: one?.organizationId ?? '',
    signupEmail: one?.email ?? '',
    signupName: one?.name ?? '',
    kind: row.kind,
    cause: causes.find((name) => name === cause.toLowerCase()) ?? 'other',
    explanation: cut(`${caseName(row.number)}: ${row.summary}${row.story === '' ? '' : `\n\n${row.story}`}`),
    place: {
      newUser: one?.id,
      of: newUsers.length,
      filed: newUsers.length - toFile.length,
      next: next?.id,
    },
  }
}

/** So much as a request takes, and no half of a letter that is two of UTF-16. */
const cut = (text: string) => text.slice(0, longestExplanation).replace(/[\uD800-\uDBFF]$/, '')

/**
 * Files a request for a case: both commit together, or neither does. What the request says of the new user, the case knows from then on.
 * @throws Refusal as `fileRequest` does, and `conflict` where the case was
 * merged.
 */
export const fileFromCase = (
  actor: Actor<'request:file'>,
  { caseId, newUser, ...filing }: Filing & { caseId: string; newUser?: string | undefined },
) =>
  fileRequest(actor, filing, async (tx, { id, number }) => {
    await putLink(tx, actor, { held: await lockCase(tx, { caseId }), request: { id, state: 'waiting' } })
    await tx.insert(auditEntries).values({
      personId: actor.personId,
      event: 'case.request linked',
      subject: caseId,
      detail: { requestId: id, requestNumber: number },
    })
    if (newUser !== undefined) await learn(tx, { caseId, newUser, filing })
  })

/** A new user of whom only a name or an e-mail was known has an id now, by which their request is found again. */
const learn = (
  tx: Transaction,
  { caseId, newUser, filing }: { caseId: string; newUser: string; filing: Filing },
) =>
  tx
    .update(caseNewUsers)
    .set({
      newUserId: filing.newUserId,
      customerId: sql`coalesce(${caseNewUsers.customerId}, nullif(${filing.customerId}, ''))`,
    })
    .where(
      and(
        eq(caseNewUsers.id, newUser),
        inArray(caseNewUsers.caseId, familyOf(tx, caseId)),
        isNull(caseNewUsers.newUserId),
        isNull(caseNewUsers.removedAt),
      ),
    )
