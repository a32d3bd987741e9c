import { afterAll, describe, expect, it, vi } from 'vitest'
import { v7 } from 'uuid'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { reportSteps } from '#lib/attribution/report-steps.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { ada, carryOut, decide, formFor, read, sam } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'

const sandbox = await openDesk({ chargebee: { rateLimit: null } })
for (const name of ['URL', 'USER', 'PASSWORD']) process.env[`CELLO_CHARGEBEE_WEBHOOK_${name}`] = ''
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

describe('without the credentials of Cello’s Chargebee endpoint', () => {
  it('a person resends the payments in Chargebee, reports them, and the credit stands at Cello', async () => {
    const customer = chargebeeStoryCustomers.find(({ email }) => email === 'finance@beacon.example')
    if (!customer) throw new Error('nobody tells of Beacon Rail')
    const { id } = await fileRequest(permit(sam, 'request:file'), {
      ...formFor('billing@northwind.example'),
      path: 'chargebee',
      customerId: customer.customerId,
      newUserId: customer.newUserId,
      referralCode: customer.referralCode,
      key: v7(),
    })
    await decide(id, ada)
    await carryOut(id)
    const { request, plan, steps } = await read(id)
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['mark', 'wait', 'guided', 'guided', 'guided'])
    expect(request.state).toBe('paused')
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'asks', 'asks', 'asks'])
    expect(rewardsOf(customer.newUserId)).toHaveLength(0)

    const asked = plan.steps.flatMap((step) => (step.kind === 'guided' ? [step] : []))
    expect(new Set(asked.map(({ instruction }) => instruction)).size).toBe(1)
    for (const { eventId, endpointId } of asked) sandbox.chargebee.pressResend(eventId, endpointId)
    await reportSteps(permit(sam, 'step:report'), {
      requestId: id,
      positions: [2, 3, 4],
      did: 'done',
      because: 'Resent all three under Logs > Events.',
    })
    await carryOut(id)
    const after = await read(id)
    expect(after.request.state).toBe('carried out')
    expect(after.deliveries.map(({ purpose, outcome }) => [purpose, outcome])).toEqual([
      ['mark', 'accepted'],
      ...Array.from({ length: 3 }, () => ['guided', 'reported']),
    ])
    await vi.waitFor(() => {
      expect(rewardsOf(customer.newUserId)).toHaveLength(3)
    })
  })
})

const rewardsOf = (newUserId: string) =>
  sandbox.cello.rewards.filter((reward) => reward.newUserId === newUserId)
