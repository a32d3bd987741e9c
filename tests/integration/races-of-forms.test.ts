import { afterAll, beforeAll, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { reviseAsIs } from '#lib/attribution/revise-as-is.ts'
import { TryLater } from '#lib/attribution/try-later.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { everything } from '#tests/support/policy.ts'
import { proposePolicy } from '#tests/support/policy-rows.ts'
import { race, rounds, tally, told, tryRounds } from '#tests/support/race.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { insertWaiting } from '#tests/support/waiting.ts'

const world = openLedgerDesk()
const filed = { filedBy: sam.id }
const long = { timeout: 120_000 }
beforeAll(() => insertPerson(sql, 'Mira', ['approver', 'manager']))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

test('a form that is posted twice files one request, and both are told which', long, async () => {
  const forms = Array.from({ length: rounds }, () => {
    const key = v7()
    addCustomer(world, `lc_${key}`)
    const form = requestForm.parse({
      path: 'ledger',
      customerId: `lc_${key}`,
      newUserId: `usr_${key}`,
      referralCode: 'pNRB1aYqArN',
      kind: 'dispute',
      cause: 'other',
      explanation: 'It was told on the phone.',
    })
    return { key, ...form }
  })
  const answers: unknown[][] = []
  const file = (round: number) => async () => {
    const form = forms[round]
    if (form) (answers[round] ??= []).push(await fileRequest(permit(sam, 'request:file'), form))
  }
  const endings = await inTurns(forms, 3, (_, round) => race(round, file(round), file(round)))
  const [kept] = await sql`
    select count(*)::int as requests, (select count(*)::int from revisions where request_id = any (${forms.map(({ key }) => key)})) as revisions,
      (select count(*)::int from audit_entries where event = 'request.filed' and subject = any (${forms.map(({ key }) => key)})) as entries
    from requests where id = any (${forms.map(({ key }) => key)})`
  expect(endings).toEqual(forms.map(() => ['done', 'done']))
  expect(kept).toEqual({ requests: rounds, revisions: rounds, entries: rounds })
  for (const [one, other] of answers) expect(one).toEqual(other)
})

test('two edits of one revision make one next revision, and the other is told so', long, async () => {
  const revise = (requestId: string) => () =>
    reviseAsIs(permit(sam, 'request:file'), { requestId, revision: 1 })
  const all = await tryRounds(world, filed, (round, { requestId }) =>
    race(round, revise(requestId), revise(requestId)),
  )
  for (const { one, other, stands } of all) {
    expect([one, other].filter((ending) => ending === 'done')).toHaveLength(1)
    expect([one, other]).toContainEqual(told('conflict', /^Revision 2 was made meanwhile/))
    expect(stands).toMatchObject({
      state: 'waiting',
      revision: 2,
      entries: ['request.filed', 'request.revised'],
    })
  }
})

test(
  'approving against rejecting: one answer stands, and the other approver is told which',
  long,
  async () => {
    const answer =
      (who: Who, outcome: 'approved' | 'rejected', at: { requestId: string; digest: string }) => () =>
        decideRequest(permit(who, 'request:decide'), { ...at, outcome, reason: 'He never had an account.' })
    const all = await tryRounds(world, filed, (round, { requestId, digest }) =>
      race(
        round,
        answer(ada, 'approved', { requestId, digest }),
        answer(kofi, 'rejected', { requestId, digest }),
        2,
      ),
    )
    for (const { one, other, stands } of all) {
      if (one === 'done') expect(other).toEqual(told('conflict', /^Somebody was faster: it was approved/))
      else expect(one).toEqual(told('conflict', /^Somebody was faster: it was rejected/))
      expect(stands).toMatchObject({ approvals: 1, jobs: one === 'done' ? 1 : 0 })
    }
    expect(Object.keys(tally(all.map(({ stands }) => stands.state)))).toEqual(['approved', 'rejected'])
  },
)

test('two workers with one request: each of its writes is made once', long, async () => {
  const requests = await insertWaiting(world, { ...filed, count: rounds })
  const work = (requestId: string) => async () => {
    await carryOut(requestId).catch((error: unknown) => {
      if (!(error instanceof TryLater)) throw error
    })
  }
  await inTurns(requests, 3, async ({ requestId, digest }, round) => {
    await decideRequest(permit(ada, 'request:decide'), { requestId, digest, outcome: 'approved', reason: '' })
    await race(round, work(requestId), work(requestId))
    await work(requestId)()
  })
  const states = await sql<{ state: string }[]>`
    select state from requests where id = any (${requests.map(({ requestId }) => requestId)})`
  expect(tally(states.map(({ state }) => state))).toEqual({ 'carried out': rounds })
  for (const { customerId } of requests)
    expect(world.writes.filter((write) => write.includes(customerId))).toEqual([
      `ledger mark ${customerId}`,
      `ledger resend bell_pay_${customerId}`,
    ])
})

test('two admins with one proposal: one decides it, and one policy is in force', long, async () => {
  const admin = async (name: string): Promise<Who> => ({
    id: await insertPerson(sql, name, ['admin']),
    name,
    email: `${name.toLowerCase()}@attribution.example`,
    roles: ['admin'],
  })
  const [otto, olga, omar] = await Promise.all([admin('Otto'), admin('Olga'), admin('Omar')])
  const decide = (who: Who, policyId: string, outcome: 'accepted' | 'rejected') => () =>
    decidePolicy(permit(who, 'policy:decide'), { policyId, outcome, because: 'It is too loose.' })
  for (let round = 0; round < rounds; round += 1) {
    const id = await proposePolicy(sql, otto.id, [everything()])
    const [one, other] = await race(round, decide(olga, id, 'accepted'), decide(omar, id, 'rejected'))
    expect([one, other].filter((ending) => ending === 'done')).toHaveLength(1)
    expect([one, other]).toContainEqual(
      told('conflict', /^Version \d+ waits for no decision any more: it was/),
    )
    const [stands] = await sql`
      select state, (select count(*)::int from policies where state = 'in force') as "inForce" from policies where id = ${id}`
    expect(stands).toEqual({ state: one === 'done' ? 'in force' : 'rejected', inForce: 1 })
  }
})
