import 'server-only'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { fileRequest, type Filing } from '#lib/attribution/file-request.ts'
import { causes, type Cause } from '#lib/attribution/request-form.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { getCase } from './get-case.ts'
import { putLink } from './link-request.ts'
import { lockCase } from './lock-case.ts'
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
}

/** Everything that a case knows of one of its new users, in the fields of a request. @throws Refusal `not found`, `conflict` where it was merged. */
export async function prefillRequest(
  actor: Actor<'case:see'>,
  { caseId, newUser }: { caseId: string; newUser?: string | undefined },
): Promise<Prefill> {
  const { row, cause, newUsers, mergedInto } = await getCase(actor, caseId)
  if (mergedInto)
    throw conflict(`${caseName(row.number)} was merged into ${caseName(mergedInto.number)}. File from there.`)
  const one = newUsers.find(({ id }) => id === newUser) ?? newUsers[0]
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
    explanation: `${caseName(row.number)}: ${row.summary}${row.story === '' ? '' : `\n\n${row.story}`}`.slice(
      0,
      5000,
    ),
  }
}

/**
 * Files a request for a case: both commit together, or neither does. @throws Refusal as `fileRequest` does, and `conflict` where the case was
 * merged.
 */
export const fileFromCase = (
  actor: Actor<'request:file'>,
  { caseId, ...filing }: Filing & { caseId: string },
) =>
  fileRequest(actor, filing, async (tx, { id, number }) => {
    await putLink(tx, actor, { held: await lockCase(tx, { caseId }), request: { id, state: 'waiting' } })
    await tx.insert(auditEntries).values({
      personId: actor.personId,
      event: 'case.request linked',
      subject: caseId,
      detail: { requestId: id, requestNumber: number },
    })
  })
