import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { wantedIn } from '#lib/attribution/filing.ts'
import { permit } from '#lib/auth/actor.ts'
import { findProvider, registry } from '#lib/providers/index.ts'
import type { Attempt } from '#lib/providers/provider.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, carryOut, decide, read, sam } from '#tests/support/cast.ts'
import { cases, formFor, type Case } from '#tests/support/contract-cases.ts'
import { openDesk } from '#tests/support/desk.ts'
import { createLedger } from '#tests/support/fifth-provider/index.ts'
import { createWorld } from '#tests/support/fifth-provider/world.ts'
import { invoice } from '#tests/support/plans.ts'
import { attempt } from '#tests/support/stripe-provider.ts'
import { isWriting, loseAnswer, writeOf, writesOf } from '#tests/support/writes.ts'

process.env['CHARGEBEE_REQUESTS_PER_MINUTE'] = '100000'
const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })

const paidAt = (days: number) => new Date(Date.now() - days * 24 * 3600_000).toISOString()
const ledger = createWorld(
  ['one', 'two'].map((name) => ({
    id: `lc_${name}`,
    email: `${name}@ledger.example`,
    labels: {},
    payments: [9, 2].map((days) =>
      invoice({ id: `lp_${name}_${String(days)}`, createdAt: paidAt(days), paidAt: paidAt(days) }),
    ),
  })),
)

// The fifth provider: its folder, and this line.
registry.push({ configured: () => true, provider: createLedger(ledger) })

const all: Case[] = [
  ...cases,
  {
    name: 'ledger',
    path: 'ledger',
    text: 'one@ledger.example',
    alone: formFor('ledger', { customerId: 'lc_one', newUserId: 'usr_lc_one' }),
    desk: formFor('ledger', { customerId: 'lc_two', newUserId: 'usr_lc_two' }),
  },
]

afterEach(() => {
  sandbox.cello.clearFaults()
  sandbox.stripe.clearFaults()
  sandbox.chargebee.clearFaults()
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

function effects() {
  const forms = all.flatMap(({ alone, desk }) => [alone, desk])
  const customerOf = (newUserId: string) =>
    forms.find((form) => form.newUserId === newUserId)?.customerId || newUserId
  return [...writesOf(sandbox, customerOf), ...ledger.writes]
}

const providerOf = (path: string) => {
  const provider = findProvider(path)
  if (!provider) throw new Error(`${path} is not configured`)
  return provider
}

test('every registered path is tried', () => {
  expect([...new Set(all.map(({ path }) => path))].sort()).toEqual(
    registry.map(({ provider }) => provider.path).sort(),
  )
})

describe.each(all)('$name', ({ path, text, alone, desk }) => {
  const provider = providerOf(path)
  const wanted = wantedIn(alone)
  const planOf = async () =>
    provider.plan(await provider.look(wanted), wanted, { now: new Date(), sentBefore: [] })

  test('finds, looks and plans, and changes nothing by it', async () => {
    const before = effects()
    if (text !== null)
      expect((await provider.find(text, alone.billing || undefined)).map(({ id }) => id)).toContain(
        wanted.customerId,
      )
    const plan = await planOf()
    expect(plan.findings.filter(({ level }) => level === 'blocker')).toEqual([])
    expect(plan.steps.filter(isWriting).length).toBeGreaterThan(1)
    expect(plan.steps.every((step) => step.customerId === wanted.customerId)).toBe(true)
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
    expect(await planOf()).toEqual(plan)
    expect(provider.secondsFor(plan.steps)).toBeGreaterThanOrEqual(0)
    expect(effects()).toEqual(before)
    const checks = await provider.check()
    expect(checks.filter(({ level }) => level === 'blocker')).toEqual([])
  })

  test('performs each step once under a lost answer, and confirms what can be seen', async () => {
    const { steps } = await planOf()
    let marked: Attempt | undefined
    for (const step of steps) {
      if (!isWriting(step)) {
        const attemptOfMark = marked ?? attempt()
        await expect
          .poll(async () => (await provider.confirm(step, attemptOfMark)).seen, { timeout: 15_000 })
          .toBe('delivered')
        continue
      }
      const once = attempt()
      if (step.kind === 'mark') marked = once
      loseAnswer(sandbox, ledger, step)
      expect(await provider.perform(step, once)).toMatchObject({ outcome: 'unknown' })
      expect(effects().filter((what) => what === writeOf(step))).toHaveLength(1)
      const seen = await provider.confirm(step, once)
      expect(seen.sentence).not.toBe('')
      if (!('invoice' in step)) expect(seen.seen).toBe('effect')
      if (provider.keyKeptFor(step) === 0) continue
      expect(await provider.perform(step, once)).toMatchObject({
        outcome: expect.stringMatching(/accepted|moved/) as string,
      })
      expect(effects().filter((what) => what === writeOf(step))).toHaveLength(1)
    }
  })

  test('goes from filing through approval to being carried out: the writes of the plan, in its order', async () => {
    const { id } = await fileRequest(permit(sam, 'request:file'), desk)
    await decide(id, ada)
    const before = effects().length
    await carryOut(id)
    const { request, plan, deliveries } = await read(id)
    expect(request.state).toBe('carried out')
    const planned = plan.steps.filter(isWriting).map(writeOf)
    expect(planned.length).toBeGreaterThan(1)
    expect(effects().slice(before)).toEqual(planned)
    expect(deliveries.map(({ outcome }) => outcome)).toEqual(planned.map(() => 'accepted'))
    await carryOut(id)
    expect(effects()).toHaveLength(before + planned.length)
  })
})
