import type { Sql } from 'postgres'
import { v7 } from 'uuid'

/** Hand-written rows, for tests that go round the code with the application's own database role. */
export async function insertPerson(sql: Sql, name: string, roles: string[] = []) {
  const id = v7()
  await sql.begin(async (tx) => {
    await tx`insert into people (id, name, email) values (${id}, ${name}, ${`${name.toLowerCase()}-${id}@attribution.example`})`
    for (const role of roles) await tx`insert into roles (person_id, role) values (${id}, ${role})`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'person.added', ${id}, '{}')`
  })
  return id
}

export interface RequestRow {
  filedBy: string
  newUserId?: string
  madeBy?: string
  audited?: boolean
  plan?: object
  kind?: 'glitch' | 'dispute' | 'custom'
  path?: string
  customerId?: string
  filedAt?: Date
  referrerId?: string | null
  atStake?: { amount: number; currency: string }[]
  resends?: number
  notResent?: number
  clockAt?: Date | null
}

const nothingPlanned = { steps: [], notResent: [], findings: [] }

export async function insertRequest(
  sql: Sql,
  {
    filedBy,
    newUserId = `usr_${v7()}`,
    madeBy = filedBy,
    audited = true,
    plan = nothingPlanned,
    kind = 'dispute',
    path = 'stripe',
    filedAt = new Date(),
    referrerId = null,
    atStake = [],
    resends = 1,
    notResent = 0,
    clockAt = null,
    ...given
  }: RequestRow,
) {
  const id = v7()
  const customerId = given.customerId ?? `cus_${id}`
  await sql.begin(async (tx) => {
    await tx`
      insert into requests (id, state, revision, path, kind, filed_by, filed_at, account, customer_id, new_user_id, referral_code, referrer_id,
        at_stake, resends, not_resent, clock_at)
      values (${id}, 'waiting', 1, ${path}, ${kind}, ${filedBy}, ${filedAt}, 'stripe:acct_1:test', ${customerId}, ${newUserId}, 'pNRB1aYqArN',
        ${referrerId}, ${tx.json(atStake)}, ${resends}, ${notResent}, ${clockAt})`
    await tx`
      insert into revisions (request_id, number, made_by, kind, cause, explanation, plan, digest, read_at)
      values (${id}, 1, ${madeBy}, ${kind}, 'other', 'because', ${tx.json(plan as never)}, 'digest-1', now())`
    if (audited) {
      await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${filedBy}, 'request.filed', ${id}, '{}')`
    }
  })
  return id
}

interface Deciding {
  requestId: string
  decidedBy: string
  madeBy: string
  outcome?: string
  digest?: string
  revision?: number
  state?: string
  /** How many steps the plan has. */
  steps?: number
}

/** A decision, its effect and its audit entry, in one transaction. Answers with the decision's id. */
export async function insertDecision(
  sql: Sql,
  {
    requestId,
    decidedBy,
    madeBy,
    outcome = 'approved',
    digest = 'digest-1',
    revision = 1,
    state = outcome,
    steps = 1,
  }: Deciding,
) {
  const id = v7()
  await sql.begin(async (tx) => {
    await tx`
      insert into decisions (id, request_id, revision, digest, made_by, decided_by, outcome, reason)
      values (${id}, ${requestId}, ${revision}, ${digest}, ${madeBy}, ${decidedBy}, ${outcome}, 'seen')`
    await tx`update requests set state = ${state} where id = ${requestId}`
    await tx`
      insert into steps (request_id, revision, position, state)
      select ${requestId}, ${revision}, position, 'waits' from generate_series(0, ${steps - 1}) as position`
    await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${decidedBy}, ${`request.${outcome}`}, ${requestId}, '{}')`
  })
  return id
}

const eventOf: Record<string, string> = {
  'carried out': 'request.carried out',
  failed: 'request.failed',
  paused: 'request.paused',
}

export async function setState(sql: Sql, requestId: string, state: string) {
  await sql.begin(async (tx) => {
    await tx`update requests set state = ${state} where id = ${requestId}`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, ${eventOf[state] ?? 'request.started'}, ${requestId}, '{}')`
  })
}

interface DeliveryRow {
  requestId: string
  decisionId: string
  requestedBy: string
  approvedBy: string
  attempt?: number
  eventId?: string
  purpose?: string
  sent?: object
  position?: number
  amount?: number | null
  currency?: string | null
}

export async function insertDelivery(
  sql: Sql,
  {
    requestId,
    decisionId,
    requestedBy,
    approvedBy,
    attempt = 1,
    eventId = 'evt_1',
    purpose = 'resend',
    sent = {},
    position = 0,
    amount = null,
    currency = null,
  }: DeliveryRow,
) {
  const id = v7()
  await sql`
    insert into deliveries (id, request_id, request_number, revision, position, attempt, decision_id, provider, account, purpose, customer_id,
      event_id, endpoint_id, requested_by, approved_by, idempotency_key, sent, amount, currency)
    values (${id}, ${requestId}, 1, 1, ${position}, ${attempt}, ${decisionId}, 'stripe', 'stripe:acct_1:test', ${purpose}, 'cus_1', ${eventId}, 'we_1',
      ${requestedBy}, ${approvedBy}, ${id}, ${sql.json(sent as never)}, ${amount}, ${currency})`
  return id
}

export const closeDelivery = (sql: Sql, id: string, outcome: string) =>
  sql`update deliveries set outcome = ${outcome}, closed_at = ${outcome === 'unknown' ? null : new Date()} where id = ${id}`

export async function insertRevision(sql: Sql, requestId: string, madeBy: string, number: number) {
  await sql.begin(async (tx) => {
    await tx`
      insert into revisions (request_id, number, made_by, kind, cause, explanation, plan, digest, read_at)
      values (${requestId}, ${number}, ${madeBy}, 'dispute', 'other', 'because', '{}', ${`digest-${String(number)}`}, now())`
    await tx`update requests set revision = ${number}, state = 'waiting' where id = ${requestId}`
    await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${madeBy}, 'request.revised', ${requestId}, '{}')`
  })
}
