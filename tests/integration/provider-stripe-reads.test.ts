import { expect, test } from 'vitest'
import { attempt, connectTo, markOf, openStory, wanted, writesOf } from '../support/stripe-provider.ts'

const asked = wanted({ customerId: 'cus_Bi1Rc6hTzP' })
const mark = markOf(asked)

test('a mark whose read fails was not sent', async () => {
  const { stripe, world } = await openStory({ settings: { timeout: 800 } })
  for (const fault of [
    { kind: 'error', status: 503 },
    { kind: 'rate-limit', reason: 'endpoint-rate' },
    { kind: 'hold', when: 'before' },
  ] as const) {
    const off = world.fault({ ...fault, method: 'GET' })
    expect(await stripe.perform(mark, attempt())).toMatchObject({ outcome: 'not sent', again: 'soon' })
    off()
  }
  const off = world.fault({ kind: 'forbidden', permission: 'customer_read', method: 'GET' })
  expect(await stripe.perform(mark, attempt())).toMatchObject({
    outcome: 'refused',
    sentence: expect.stringContaining('customer_read') as string,
  })
  off()
  expect(writesOf(world)).toEqual([])
})

test('a read that stumbles is tried again, one that does not end is given up with a sentence', async () => {
  const { stripe, world } = await openStory({ settings: { timeout: 800 } })
  world.fault({ kind: 'rate-limit', reason: 'endpoint-rate', method: 'GET', path: '/v1/invoices', times: 2 })
  world.fault({ kind: 'cut', when: 'before', method: 'GET', path: '/v1/account', times: 1 })
  expect((await stripe.look(asked)).invoices).toHaveLength(1)
  world.fault({ kind: 'hold', when: 'before', method: 'GET', path: '/v1/invoices' })
  await expect(stripe.look(asked)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('in time') as string,
  })
  world.clearFaults()
  world.fault({ kind: 'unauthorized' })
  await expect(stripe.look(asked)).rejects.toThrow('Stripe refuses the key')
})

test('where Stripe cannot be reached, that is said', async () => {
  const { world } = await openStory()
  const stripe = connectTo(world)
  await world.close()
  await expect(stripe.look(asked)).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('cannot be reached') as string,
  })
})
