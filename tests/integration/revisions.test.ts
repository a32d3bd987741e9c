import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { compareRevisions } from '#lib/attribution/compare-revisions.ts'
import { editRequest } from '#lib/attribution/edit-request.ts'
import { findQueue } from '#lib/attribution/find-queue.ts'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { atStake } from '#lib/attribution/plan.ts'
import { previewPlan } from '#lib/attribution/preview-plan.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, decide, file, formFor, kofi, lea } from '#tests/support/cast.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { asks, everything, putInForce } from '#tests/support/policy.ts'

await openDesk({ stripe: { rateLimits: null } })
afterEach(() => putInForce(asOwner))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const see = permit(ada, 'request:see')

describe('two revisions beside each other', () => {
  it('are the last two, as they were made, with what was decided on each', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { id } = await file('billing@northwind.example')
    await decide(id, ada, 'approved', 'The link is in the mail.')
    const form = {
      ...formFor('billing@northwind.example'),
      kind: 'custom' as const,
      explanation: 'Said anew.',
    }
    await editRequest(permit(lea, 'request:file'), { requestId: id, revision: 1, ...form })
    const { request, left, right } = await compareRevisions(see, id)
    expect(request).toMatchObject({ state: 'waiting', revision: 2 })
    expect(left).toMatchObject({
      number: 1,
      name: 'Sam',
      kind: 'dispute',
      decisions: [{ name: 'Ada', outcome: 'approved', reason: 'The link is in the mail.' }],
    })
    expect(right).toMatchObject({
      number: 2,
      name: 'Lea',
      kind: 'custom',
      explanation: 'Said anew.',
      decisions: [],
    })
    expect(left.plan.steps.length).toBeGreaterThan(0)
    const { left: same, right: alsoSame } = await compareRevisions(see, id, [1, 1])
    expect([same.number, alsoSame.number]).toEqual([1, 1])
    await expect(compareRevisions(see, id, [1, 3])).rejects.toThrow('has no revision 3')
  })
})

describe('what it will take to decide a plan', () => {
  const preview = (requestId?: string) => {
    return previewPlan(permit(lea, 'request:file'), { ...formFor('ops@harbor.example'), requestId })
  }

  it('is foreseen for each kind, with the day on which it expires', async () => {
    await putInForce(
      asOwner,
      [
        {
          name: 'Custom',
          when: [{ about: 'kind', in: ['custom'] }],
          then: asks({ approvers: 3, manager: true }),
        },
        everything({ approvers: 2 }),
      ],
      3,
    )
    const { foreseen, readAt } = await preview()
    expect(foreseen.asks.dispute).toMatchObject({ approvers: 2, manager: false })
    expect(foreseen.asks.dispute.lack).toBeUndefined()
    expect(foreseen.asks.custom.lack?.because).toBe('the policy asks for 3 approvers, and only 2 could')
    expect(foreseen.expiresAt.getTime() - readAt.getTime()).toBe(3 * 86_400_000)
  })

  it('counts the money of a request that is edited once, not twice', async () => {
    const { id } = await file('ops@harbor.example', lea)
    const { plan } = await preview(id)
    const [stake] = atStake(plan)
    if (!stake) throw new Error('nothing is at stake')
    const more = {
      about: 'total',
      of: 'requester',
      days: 1,
      currency: stake.currency,
      atLeast: stake.amount + 1,
    } as const
    await putInForce(asOwner, [
      { name: 'Much at once', when: [more], then: asks({ approvers: 3 }) },
      everything(),
    ])
    expect((await preview(id)).foreseen.asks.dispute.approvers).toBe(1)
    expect((await preview()).foreseen.asks.dispute.approvers).toBe(3)
  })
})

describe('a list of requests', () => {
  it('tells how many of several approvals there are, while whoever gave them is an approver', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { id } = await file('team@cedar.example')
    const row = async () => (await findRequests(see, {})).rows.find((one) => one.id === id)
    expect((await row())?.approvals).toBeNull()
    await decide(id, kofi)
    expect((await row())?.approvals).toEqual({ given: 1, total: 2 })
    const { rows } = await findQueue(permit(ada, 'request:see'), ada, 'for me')
    expect(rows.find((one) => one.id === id)).toMatchObject({ approvals: { given: 1, total: 2 } })
    await asOwner.begin(async (tx) => {
      await tx`delete from roles where person_id = ${kofi.id} and role = 'approver'`
      await tx`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'role.taken', ${kofi.id}, '{}')`
    })
    expect((await row())?.approvals).toEqual({ given: 0, total: 2 })
  })
})
