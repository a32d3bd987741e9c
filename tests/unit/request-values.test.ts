import { describe, expect, it } from 'vitest'
import { checkPlanForm, errorsOf, missingOf } from '#app/(desk)/requests/_form/check-form.ts'
import { billingIn, type OfferedPath, pathWords } from '#app/(desk)/requests/_form/paths.ts'
import { isSeveral, takePasted } from '#app/(desk)/requests/_form/payments/take-rows.ts'
import { sentOf } from '#app/(desk)/requests/_form/sent.ts'
import { empty, type Values } from '#app/(desk)/requests/_form/values.ts'
import { noCells } from '#lib/attribution/payment-columns.ts'

const stripeBills = { path: 'stripe', name: 'Stripe', mode: 'test' } as const
const chargebeeBills = { path: 'chargebee', name: 'Chargebee', mode: 'test' } as const

const stripe: OfferedPath = {
  ...stripeBills,
  needs: { customer: 'always', signup: false, payments: false, billing: false },
  billings: [],
}
const api: OfferedPath = {
  path: 'cello',
  name: 'Cello API',
  mode: 'test',
  needs: { customer: 'for payments', signup: true, payments: true, billing: true },
  billings: [stripeBills, chargebeeBills],
}
const both: OfferedPath = {
  path: 'cello-and-webhook',
  name: 'Cello API & webhook',
  mode: 'test',
  needs: { customer: 'always', signup: true, payments: false, billing: true },
  billings: [stripeBills, chargebeeBills],
}

const csv = 'invoice,paid_at,amount,currency\nINV-1,2026-11-03 14:05,12,EUR'

const typed: Values = {
  ...empty,
  path: 'any',
  customerId: 'cus_1',
  referralCode: 'https://get.example/pNRB1aYqArN',
  newUserId: ' usr_1 ',
  signupAt: '2026-11-03 14:05',
  signupEmail: 'noa@northwind.example ',
  interval: 'monthly',
  payments: csv,
  zone: 'UTC',
}

const on = (path: OfferedPath) => ({ path, zone: 'Europe/Berlin' })

describe('what is sent of the form', () => {
  it('is only what its path asks for, and the rest stays in the form', () => {
    expect(sentOf(typed, on(stripe))).toMatchObject({
      customerId: 'cus_1',
      signupAt: '',
      payments: '',
      interval: '',
    })
    expect(sentOf(typed, on(api))).toMatchObject({
      customerId: '',
      payments: csv,
      zone: 'UTC',
      interval: 'monthly',
    })
    expect(sentOf({ ...typed, billing: 'stripe' }, on(api))).toMatchObject({
      customerId: 'cus_1',
      payments: '',
      zone: '',
    })
    expect(sentOf({ ...typed, billing: 'stripe' }, on(both))).toMatchObject({
      billing: 'stripe',
      interval: '',
    })
  })

  it('says the zone of the sign-up, which only the reader knows', () => {
    expect(sentOf(typed, on(api))).toMatchObject({
      signupAt: '2026-11-03T13:05:00.000Z',
      signupEmail: 'noa@northwind.example',
    })
  })

  it('makes a plan as soon as there is enough for one', () => {
    expect(checkPlanForm(typed, on(stripe))).toMatchObject({
      referralCode: 'pNRB1aYqArN',
      newUserId: 'usr_1',
    })
    expect(checkPlanForm(typed, on(api))).not.toBeNull()
    expect(checkPlanForm({ ...typed, customerId: '' }, on(stripe))).toBeNull()
    expect(checkPlanForm(typed, on(both))).toBeNull()
    expect(checkPlanForm({ ...typed, zone: '' }, on(api))).toBeNull()
  })

  it('misses what its path asks for, by name', () => {
    expect(missingOf({ ...empty, path: 'any' }, on(both)).slice(0, 3)).toEqual([
      'who bills',
      'the customer',
      'the referral code',
    ])
    expect(missingOf({ ...empty, path: 'any' }, on(api))[0]).toBe('the referral code')
  })

  it('is refused beside the field, in the words of the reader', () => {
    expect(errorsOf({ ...typed, signupAt: 'then' }, on(api)).signupAt).toMatch(/Write it as/)
    expect(errorsOf({ ...typed, zone: '' }, on(api)).payments).toMatch(
      /^Paid at in row 1: It does not say its zone/,
    )
    expect(errorsOf({ ...typed, customerId: '' }, on(api)).customerId).toBeUndefined()
    expect(errorsOf(typed, on(both)).billing).toBe('Choose who bills.')
  })
})

describe('a path', () => {
  it('is named as a person understands it', () => {
    expect([stripe, both, api].map((path) => pathWords(path).name)).toEqual([
      'Stripe',
      "Cello's API, then Stripe or Chargebee's webhook",
      "Cello's API alone",
    ])
  })

  it('with one billing provider uses that; with typed payments none is assumed', () => {
    const one = { billings: [stripeBills] }
    expect(billingIn({ ...both, ...one }, '')).toEqual(stripeBills)
    expect(billingIn(both, '')).toBeUndefined()
    expect(billingIn({ ...api, ...one }, '')).toBeUndefined()
    expect(billingIn(stripe, 'chargebee')).toBeUndefined()
  })
})

describe('lines pasted into the payments', () => {
  const row = { ...noCells, invoice: 'INV-0', amount: '1' }

  it('fill the rows from the cell on, over what stands there', () => {
    expect(takePasted([row, row], { text: '2\tEUR\n3\tEUR', at: 1, column: 'amount' })).toEqual({
      rows: [row, { ...row, amount: '2', currency: 'EUR' }, { ...noCells, amount: '3', currency: 'EUR' }],
      ignored: [],
    })
  })

  it('may bring their head, and then go where it says', () => {
    expect(
      takePasted([noCells], {
        text: 'Amount;Invoice;Paid at\n2,50;INV-1;2026-11-03',
        at: 0,
        column: 'invoice',
      }),
    ).toEqual({
      rows: [{ ...noCells, amount: '2,50', invoice: 'INV-1', paid_at: '2026-11-03' }],
      ignored: [],
    })
  })

  it('are told from a single value', () => {
    expect(isSeveral('INV-1', 'invoice')).toBe(false)
    expect(isSeveral('1,234.50', 'amount')).toBe(false)
    expect(isSeveral('INV-1,2026-11-03,12', 'invoice')).toBe(true)
    expect(isSeveral('a\tb', 'amount')).toBe(true)
    expect(isSeveral('12\r\n', 'amount')).toBe(false)
  })
})
