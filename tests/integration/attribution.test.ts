import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { v7 } from 'uuid'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { editRequest } from '#lib/attribution/edit-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { findDeliveries } from '#lib/attribution/find-deliveries.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { startWorker } from '#lib/work/worker.ts'
import { disconnect } from '#db/client.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, decide, file, formFor, kofi, lea, read, sam, told } from '#tests/support/cast.ts'
import { openDesk } from '#tests/support/desk.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const writes = (customerId: string) =>
  sandbox.stripe.calls.filter(
    ({ method, path, params }) =>
      method === 'POST' &&
      (path === `/v1/customers/${customerId}` ||
        (path.endsWith('/retry') && params['webhook_endpoint'] !== undefined)),
  )

describe('a missed referral is put right', () => {
  it('from filing to the credit at Cello, with a worker that takes the job from the queue', async () => {
    const customer = told('billing@northwind.example')
    const { id, number } = await file(customer.email)
    expect(number).toBeGreaterThan(1000)
    const worker = await startWorker()
    onTestFinished(() => worker.stop())
    const before = sandbox.stripe.calls.length
    await decide(id, ada)
    await vi.waitFor(
      async () => {
        expect((await read(id)).request.state).toBe('carried out')
      },
      { timeout: 15_000, interval: 50 },
    )
    const { steps, deliveries, plan } = await read(id)
    const sent = sandbox.stripe.calls.slice(before).filter(({ method }) => method === 'POST')
    expect(steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done', 'done'])
    expect(sent).toHaveLength(1 + 3)
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(plan.notResent.map(({ invoice, reason }) => [invoice.number, reason])).toEqual([
      ['NW-0016', 'too old'],
    ])
    await vi.waitFor(
      async () => {
        expect(
          sandbox.cello.attributions.find(({ newUserId }) => newUserId === customer.newUserId)?.code,
        ).toBe(customer.referralCode)
        expect(
          sandbox.cello.rewards.filter(({ newUserId }) => newUserId === customer.newUserId),
        ).toHaveLength(3)
        expect((await read(id)).proofs.map(({ rung }) => rung).sort()).toEqual([
          'attributed',
          'delivered',
          'delivered',
          'delivered',
        ])
      },
      { timeout: 15_000, interval: 50 },
    )
    const history = await findDeliveries(permit(sam, 'delivery:see'), { request: number })
    expect(history.rows.map(({ requester, approver }) => [requester, approver])).toEqual(
      Array(4).fill(['Sam', 'Ada']),
    )
  }, 40_000)

  it('does nothing when a carried out request is carried out again', async () => {
    const { id } = await file('ops@harbor.example')
    await decide(id, ada)
    await carryOut(id)
    const sent = sandbox.stripe.calls.length
    await expect(carryOut(id)).resolves.toEqual({ carriedOut: true })
    expect(sandbox.stripe.calls).toHaveLength(sent)
  })
})

describe('the second person', () => {
  it('is never whoever filed it, nor whoever edited it', async () => {
    const { id } = await file('accounts@peak.example', lea)
    await expect(decide(id, lea)).rejects.toThrow(/You filed or edited this request/)
    await editRequest(permit(sam, 'request:file'), {
      requestId: id,
      revision: 1,
      ...formFor('accounts@peak.example'),
      explanation: 'Edited by somebody else.',
    })
    await expect(decide(id, lea)).rejects.toThrow(/You filed or edited this request/)
    await withdrawRequest(permit(lea, 'request:withdraw'), { requestId: id })
  })

  it('must say why, to reject or return', async () => {
    const { id } = await file('accounts@peak.example')
    await expect(decide(id, ada, 'rejected')).rejects.toThrow(/Say why you reject it/)
    await expect(decide(id, ada, 'returned', '  ')).rejects.toThrow(/Say what you need to know/)
    await decide(id, ada, 'returned', 'Which workspace?')
    expect((await read(id)).request.state).toBe('returned')
    await editRequest(permit(sam, 'request:file'), {
      requestId: id,
      revision: 1,
      ...formFor('accounts@peak.example'),
    })
    await decide(id, kofi, 'rejected', 'He never had an account.')
    expect((await read(id)).request.state).toBe('rejected')
  })

  it('is one: of two approvals at once, one wins and the other is told the truth', async () => {
    const { id } = await file('accounts@peak.example')
    const both = await Promise.allSettled([decide(id, ada), decide(id, kofi)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const lost = both.find((one): one is PromiseRejectedResult => one.status === 'rejected')
    expect(String(lost?.reason)).toMatch(/Somebody was faster/)
    await carryOut(id)
  })

  it('decides on the digest that is current, and on no other', async () => {
    const { id } = await file(birch)
    const old = (await read(id)).revision.digest
    await editRequest(permit(sam, 'request:file'), {
      requestId: id,
      revision: 1,
      ...formFor(birch),
      newUserId: `usr_${v7()}`,
    })
    await expect(
      decideRequest(permit(ada, 'request:decide'), {
        requestId: id,
        digest: old,
        outcome: 'approved',
        reason: '',
      }),
    ).rejects.toThrow(/revision 2 was made meanwhile/)
    await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: id })
  })
})

describe('when the world moves', () => {
  it('between filing and deciding, nothing is approved and the request is stale', async () => {
    const email = birch
    const { id } = await file(email)
    await markByHand(told(email).customerId, 'Zq5tX0vNu8A')
    await expect(decide(id, ada)).rejects.toThrow(/the plan no longer holds/)
    expect((await read(id)).request).toMatchObject({ state: 'stale' })
    await markByHand(told(email).customerId, '')
    await editRequest(permit(sam, 'request:file'), { requestId: id, revision: 1, ...formFor(email) })
    await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: id })
  })

  it('between approval and carrying out, nothing is sent', async () => {
    const email = birch
    const { customerId } = told(email)
    const { id } = await file(email)
    await decide(id, ada)
    await markByHand(customerId, 'Zq5tX0vNu8A')
    const before = writes(customerId).length
    await carryOut(id)
    expect(writes(customerId)).toHaveLength(before)
    expect((await read(id)).request).toMatchObject({ state: 'stale' })
    await markByHand(customerId, '')
    await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: id })
  })
})

describe('a form', () => {
  it('posted twice files one request', async () => {
    const key = v7()
    const form = { ...formFor(birch), key }
    const [one, two] = await Promise.all([
      fileRequest(permit(sam, 'request:file'), form),
      fileRequest(permit(sam, 'request:file'), form),
    ])
    expect(one).toEqual(two)
    await expect(file(birch)).rejects.toThrow(/is open for this new user/)
    await withdrawRequest(permit(sam, 'request:withdraw'), { requestId: one.id })
  })

  it('whose plan is blocked is refused with what to do', async () => {
    await expect(
      fileRequest(permit(sam, 'request:file'), { ...formFor(birch), referralCode: 'AAAAAAAAAAA', key: v7() }),
    ).rejects.toThrow(/Cello does not know this code/)
  })
})

const birch = 'anna@birch.example'

async function markByHand(customerId: string, code: string) {
  const response = await fetch(`${sandbox.addresses.stripe}/v1/customers/${customerId}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${sandbox.stripe.keys.test}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ 'metadata[cello_ucc]': code }),
  })
  expect(response.status).toBe(200)
}
