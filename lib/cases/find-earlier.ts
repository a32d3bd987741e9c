import 'server-only'
import { and, desc, eq, isNull, like, ne, or, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseNewUsers } from '#db/schema/case-parts.ts'
import { declineReasons } from '#db/schema/case-lists.ts'
import { cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { codePattern, parseReferralCode } from '#lib/attribution/parse-referral-code.ts'

/** Whom a case is about, as far as it is typed. */
export interface Concerned {
  referrerEmail?: string
  referrerId?: string
  /** A code, or a whole link. */
  referral?: string
  newUsers?: readonly { newUserId?: string | null; email?: string | null; customerId?: string | null }[]
  /** A case that is not earlier than itself. */
  except?: string
}

const shown = 10
const mostLookedAt = 20

/** An e-mail that is still typed finds what begins like it, from so many letters on. */
const enough = 5

export type EarlierCase = Awaited<ReturnType<typeof findEarlierCases>>[number]
export type EarlierRequest = Awaited<ReturnType<typeof findEarlierRequests>>[number]

/**
 * Earlier cases and requests for the same people, the newest first, at most ten of each: to be shown while somebody types. `denied` cases
 * and `rejected` requests are among them.
 */
export async function findEarlier(actor: Actor<'case:see'>, concerned: Concerned) {
  const [earlierCases, earlierRequests] = await Promise.all([
    findEarlierCases(actor, concerned),
    findEarlierRequests(actor, concerned),
  ])
  return { cases: earlierCases, requests: earlierRequests }
}

async function findEarlierCases(
  _actor: Actor<'case:see'>,
  { referrerEmail, referrerId, newUsers = [], except }: Concerned,
) {
  const sameNewUser = either(
    newUsers
      .slice(0, mostLookedAt)
      .flatMap(({ newUserId, email, customerId }) => [
        id(caseNewUsers.newUserId, newUserId),
        begins(caseNewUsers.email, email),
        id(caseNewUsers.customerId, customerId),
      ]),
  )
  const same = either([
    begins(cases.referrerEmail, referrerEmail),
    id(cases.referrerId, referrerId),
    sameNewUser &&
      sql`${cases.id} in (select ${caseNewUsers.caseId} from ${caseNewUsers} where ${caseNewUsers.removedAt} is null and ${sameNewUser})`,
  ])
  if (!same) return []
  return db()
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      outcome: cases.outcome,
      declineReason: declineReasons.name,
      summary: cases.summary,
      referrerEmail: cases.referrerEmail,
      openedAt: cases.openedAt,
      /** Whether it is about the same new user, not only told by the same referrer. */
      sameNewUser: sameNewUser
        ? sql<boolean>`exists (select from ${caseNewUsers} where ${caseNewUsers.caseId} = ${cases.id} and ${caseNewUsers.removedAt} is null and ${sameNewUser})`
        : sql<boolean>`false`,
    })
    .from(cases)
    .leftJoin(declineReasons, eq(declineReasons.id, cases.declineReasonId))
    .where(and(same, isNull(cases.mergedInto), except === undefined ? undefined : ne(cases.id, except)))
    .orderBy(desc(cases.number))
    .limit(shown)
}

async function findEarlierRequests(
  _actor: Actor<'case:see'>,
  { referrerId, referral, newUsers = [] }: Concerned,
) {
  const code = parseReferralCode(referral ?? '')
  const same = either([
    ...newUsers
      .slice(0, mostLookedAt)
      .flatMap(({ newUserId, email, customerId }) => [
        id(requests.newUserId, newUserId),
        begins(requests.customerEmail, email),
        id(requests.customerId, customerId),
      ]),
    // Of a referrer alone there may be hundreds: only where nobody is named whom they referred.
    ...(newUsers.length === 0
      ? [id(requests.referralCode, codePattern.test(code) ? code : null), id(requests.referrerId, referrerId)]
      : []),
  ])
  if (!same) return []
  return db()
    .select({
      id: requests.id,
      number: requests.number,
      state: requests.state,
      customerEmail: requests.customerEmail,
      newUserId: requests.newUserId,
      referralCode: requests.referralCode,
      filedAt: requests.filedAt,
    })
    .from(requests)
    .where(same)
    .orderBy(desc(requests.number))
    .limit(shown)
}

type Column = Parameters<typeof like>[0]

function either(conditions: (SQL | undefined)[]): SQL | undefined {
  return or(...conditions.filter((one) => one !== undefined))
}

const id = (column: Column, typed: string | null | undefined) => {
  const text = typed?.trim() ?? ''
  return text === '' ? undefined : sql`${column} = ${text}`
}

function begins(column: Column, typed: string | null | undefined) {
  const text = typed?.trim().toLowerCase() ?? ''
  return text.length < enough ? undefined : like(sql`lower(${column})`, `${text.replace(/[\\%_]/g, '\\$&')}%`)
}
