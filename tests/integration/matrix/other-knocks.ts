import type { TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import type { Role } from '#db/schema/roles.ts'
import * as connectionActions from '#app/(desk)/connections/actions.ts'
import * as noticeActions from '#app/(desk)/notices/actions.ts'
import * as peopleActions from '#app/(desk)/people/actions.ts'
import * as policyActions from '#app/(desk)/policy/actions.ts'
import * as sessionActions from '#app/(desk)/sessions/actions.ts'
import * as workActions from '#app/(desk)/work/actions.ts'
import * as formActions from '#app/(desk)/requests/form-actions.ts'
import * as connections from '#app/api/connections/[id]/route.ts'
import * as csv from '#app/api/history/csv/route.ts'
import * as backTest from '#app/api/policy/back-test/route.ts'
import * as customers from '#app/api/requests/customers/route.ts'
import * as signups from '#app/api/signups/route.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { addCustomer, type openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { asks as asksFor, everything } from '#tests/support/policy.ts'
import { decidePolicy, proposePolicy } from '#tests/support/policy-rows.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { optional } from './optional.ts'
import { posted } from './altered.ts'
import type { Visitor } from './visitors.ts'

const connecting = posted(connectionActions)
const notices = posted(noticeActions)
const people = posted(peopleActions)
const policy = posted(policyActions)
const sessions = posted(sessionActions)
const work = posted(workActions)
const forms = posted(formActions)

const asks = (address: string, init?: RequestInit) => new Request(`http://127.0.0.1:3000${address}`, init)
const here = { params: Promise.resolve({}) }
const somebody = (...roles: Role[]) => insertPerson(sql, 'Somebody', roles)

/** A proposal of somebody; the one that waited before is taken back. */
async function proposalOf(person: string | null): Promise<string> {
  const [left] = await sql<{ id: string }[]>`select id from policies where state = 'proposed'`
  if (left) await decidePolicy(sql, left.id, { decidedBy: null, state: 'withdrawn' })
  return person === null ? v7() : proposePolicy(sql, person, [everything()], null)
}

/** Nothing is paused any more, or all is; answers with the id of that pause. */
const goOn = (proposer: string) =>
  sql.begin(async (tx) => {
    const [pause] = await tx<{ id: string }[]>`
      update pauses set resumed_by = ${proposer}, resumed_at = now() where resumed_at is null returning id`
    if (pause) await tell(tx, pause.id)
  })
const pauseAll = (proposer: string) =>
  sql.begin(async (tx) => {
    const id = v7()
    await tx`insert into pauses (id, paused_by, because) values (${id}, ${proposer}, 'Something is badly wrong.')`
    await tell(tx, id)
    return id
  })
const tell = (tx: TransactionSql, id: string) =>
  tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'work.paused', ${id}, '{}')`

interface Cast {
  /** An admin. */
  proposer: string
  world: ReturnType<typeof openLedgerDesk>
}

/** The way in through each door that is no page and no worker; each time to something of its own. */
export const otherKnocks = ({
  proposer,
  world,
}: Cast): Record<string, (visitor: Visitor) => Promise<unknown>> => ({
  'action requests/form-actions.ts file': () => {
    const customerId = `lc_${v7()}`
    addCustomer(world, customerId)
    return forms.file({
      key: v7(),
      path: 'ledger',
      customerId,
      newUserId: `usr_${v7()}`,
      referralCode: 'pNRB1aYqArN',
      kind: 'dispute',
      cause: 'other',
      explanation: 'It was told on the phone.',
      ...optional,
    })
  },
  'action people/actions.ts give': async () => people.give({ personId: await somebody(), role: 'manager' }),
  'action people/actions.ts take': async () =>
    people.take({ personId: await somebody('manager'), role: 'manager' }),
  'action people/actions.ts add': () =>
    people.add({ name: 'New', email: `${v7()}@attribution.example`, roles: [] }),
  'action policy/actions.ts propose': async () => {
    await proposalOf(null)
    const [now] = await sql<{ version: number }[]>`select version from policies where state = 'in force'`
    return policy.propose({
      rules: [
        { name: 'Ledger', when: [{ about: 'path', in: ['ledger'] }], then: asksFor({ approvers: 2 }) },
        {
          name: 'Everything',
          when: [],
          then: asksFor({ approvers: 3, reason: { pattern: '.+', words: 'Say why.' } }),
        },
      ],
      expiresAfterDays: 14,
      because: 'Somebody knocks at the door.',
      basedOn: now?.version ?? 0,
    })
  },
  'action policy/actions.ts accept': async () =>
    policy.accept({ policyId: await proposalOf(proposer), because: 'It is fine.' }),
  'action policy/actions.ts reject': async () =>
    policy.reject({ policyId: await proposalOf(proposer), because: 'No.' }),
  'action policy/actions.ts withdraw': async ({ id, roles }) =>
    policy.withdraw({ policyId: await proposalOf(roles.includes('admin') ? id : proposer) }),
  'action sessions/actions.ts end': async ({ id }) => {
    const sessionId = v7()
    await sql`insert into sessions (id, token_hash, person_id, expires) values (${sessionId}, ${v7()}, ${id}, now() + interval '1 hour')`
    return sessions.end({ sessionIds: [sessionId] })
  },
  'action notices/actions.ts markRead': async ({ id }) => {
    const noticeId = v7()
    await sql`insert into notices (id, person_id, kind, about, key, sentence, address, way) values (${noticeId}, ${id}, 'roles', ${v7()}, ${noticeId}, 'One.', '/', 'desk')`
    return notices.markRead({ noticeId })
  },
  'action notices/actions.ts markAllRead': () => notices.markAllRead(),
  'action notices/actions.ts choose': () => notices.choose({ kind: 'roles', way: 'daily' }),
  'action connections/actions.ts tellChannel': () => connecting.tellChannel(),
  'action work/actions.ts pauseAll': async () => {
    await goOn(proposer)
    return work.pauseAll({ because: 'Something is badly wrong.' })
  },
  'action work/actions.ts resumeAll': async () => {
    await goOn(proposer)
    return work.resumeAll({ pauseId: await pauseAll(proposer) })
  },
  'action work/actions.ts redrive': async () => {
    const [job] = await sql<{ id: string }[]>`
      insert into pgboss.job (name, data, source_name)
      values ('carry-out-stuck', ${sql.json({ requestId: v7() })}, 'carry-out') returning id`
    return work.redrive({ queue: 'carry-out-stuck', jobId: job?.id ?? '' })
  },
  'GET /api/connections/[id]': () =>
    connections.GET(asks('/api/connections/database'), { params: Promise.resolve({ id: 'database' }) }),
  'GET /api/history/csv': () => csv.GET(asks('/api/history/csv'), here),
  'POST /api/policy/back-test': () =>
    backTest.POST(
      asks('/api/policy/back-test', { method: 'POST', body: JSON.stringify({ rules: [everything()] }) }),
      here,
    ),
  'POST /api/requests/customers': () =>
    customers.POST(
      asks('/api/requests/customers', {
        method: 'POST',
        body: JSON.stringify({ path: 'ledger', text: 'nobody@ledger.example' }),
      }),
      here,
    ),
  'POST /api/signups': () =>
    signups.POST(
      asks('/api/signups', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: 'newuserproductuserid,campaign_ucc,status\nusr_1,pNRB1aYqArN,Included\n',
      }),
      here,
    ),
})
