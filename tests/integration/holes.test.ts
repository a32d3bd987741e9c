import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { reviseAsIs } from '#lib/attribution/revise-as-is.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { giveRole } from '#lib/people/give-role.ts'
import { stopBoss } from '#lib/work/boss.ts'
import type { Role } from '#db/schema/roles.ts'
import { ada, carryOut, decide, kofi, lea, read, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson, setState } from '#tests/support/rows.ts'
import { insertWaiting } from '#tests/support/waiting.ts'

const world = openLedgerDesk()
afterEach(() => putInForce(asOwner))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

async function person(name: string, ...roles: Role[]): Promise<Who> {
  const id = await insertPerson(sql, name, roles)
  return { id, name, email: `${id}@attribution.example`, roles }
}

async function waiting(filedBy = sam.id) {
  const [one] = await insertWaiting(world, { filedBy, count: 1 })
  if (!one) throw new Error('nothing waits')
  return one
}

const revise = (who: Who, requestId: string, revision = 1) =>
  reviseAsIs(permit(who, 'request:file'), { requestId, revision })
const sentFor = (customerId: string) => world.writes.filter((write) => write.includes(customerId))

describe('an approved change that is edited afterwards', () => {
  it('is refused: what was approved is what is carried out', async () => {
    const { requestId, customerId } = await waiting()
    await decide(requestId, ada)
    await expect(revise(sam, requestId)).rejects.toThrow(/^Somebody was faster: it was approved/)
    await carryOut(requestId)
    expect(sentFor(customerId)).toHaveLength(2)
    const { request, revisions, decisions, deliveries } = await read(requestId)
    expect([request.revision, revisions.length]).toEqual([1, 1])
    expect(decisions.map(({ revision, outcome }) => [revision, outcome])).toEqual([[1, 'approved']])
    expect(deliveries.every(({ decisionId }) => decisionId === decisions[0]?.id)).toBe(true)
  })

  it('needs another decision where it failed and is edited then: the old approval carries nothing out', async () => {
    const { requestId, customerId } = await waiting()
    await decide(requestId, ada)
    await setState(sql, requestId, 'failed')
    await revise(sam, requestId)
    expect((await read(requestId)).request).toMatchObject({ state: 'waiting', revision: 2 })
    await carryOut(requestId)
    expect(sentFor(customerId)).toEqual([])
    await expect(setState(sql, requestId, 'approved')).rejects.toThrow(
      /only by a decision on its current revision/,
    )
  })
})

describe('an admin who approves himself', () => {
  it('is refused with every role there is, and with a role that he gives himself afterwards', async () => {
    const omar = await person('Omar', 'requester', 'approver', 'manager', 'admin')
    const { requestId } = await waiting(omar.id)
    await expect(decide(requestId, omar)).rejects.toThrow(/^You filed or edited this request/)
    const olga = await person('Olga', 'requester', 'admin')
    const hers = await waiting(olga.id)
    await giveRole(permit(olga, 'role:give'), { personId: olga.id, role: 'approver' })
    const now: Who = { ...olga, roles: ['requester', 'admin', 'approver'] }
    await expect(decide(hers.requestId, now)).rejects.toThrow(/^You filed or edited this request/)
    expect((await read(hers.requestId)).request.state).toBe('waiting')
  })
})

describe('an approver who also edited', () => {
  it('is refused, also when somebody else edits after them', async () => {
    const { requestId } = await waiting()
    await revise(lea, requestId)
    await expect(decide(requestId, lea)).rejects.toThrow(/^You filed or edited this request/)
    await revise(sam, requestId, 2)
    await expect(decide(requestId, lea)).rejects.toThrow(/^You filed or edited this request/)
    await decide(requestId, ada)
  })

  it('voids by the edit what the others approved', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const { requestId } = await waiting()
    await decide(requestId, ada)
    await revise(lea, requestId)
    await decide(requestId, kofi)
    expect((await read(requestId)).request).toMatchObject({
      state: 'waiting',
      stateSentence: '1 of 2 approvals.',
    })
  })
})
