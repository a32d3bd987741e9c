import { describe, expect, it } from 'vitest'
import { formOf } from '#lib/attribution/form-of.ts'
import { planForm } from '#lib/attribution/request-form.ts'
import { wantedOf } from '#lib/attribution/wanted-of.ts'

const now = new Date('2026-11-25T12:00:00Z')
const webhook = { customer: 'always', signup: false, payments: false, billing: false } as const
const api = { customer: 'for payments', signup: true, payments: true, billing: true } as const
const both = { customer: 'always', signup: true, payments: false, billing: true } as const

const csv = 'invoice,paid_at,amount,currency\nINV-1,2026-11-03 14:05,120.50,EUR'

const everything = planForm.parse({
  path: 'any',
  billing: 'stripe',
  customerId: 'cus_1',
  referralCode: 'pNRB1aYqArN',
  newUserId: 'usr_1',
  organizationId: '',
  signupAt: '2026-11-02 08:00 UTC',
  signupEmail: 'noa@northwind.example',
  signupName: 'Noa',
  interval: 'monthly',
  productKey: 'Pro',
  payments: csv,
  zone: 'Europe/Berlin',
})
const typed = { ...everything, billing: '' }

const person = { referralCode: 'pNRB1aYqArN', newUserId: 'usr_1', organizationId: null }
const signup = { at: '2026-11-02T08:00:00.000Z', email: 'noa@northwind.example', name: 'Noa' }

describe('what a form means', () => {
  it('is on a path of webhooks the customer, and nothing of what only other paths ask for', () => {
    expect(wantedOf(everything, webhook, now)).toEqual({ customerId: 'cus_1', ...person })
  })

  it('is on the path of both the sign-up and who bills', () => {
    expect(wantedOf(everything, both, now)).toEqual({
      customerId: 'cus_1',
      ...person,
      billing: 'stripe',
      signup,
    })
  })

  it('is on the path of the API what was typed, for the new user', () => {
    expect(wantedOf(typed, api, now)).toEqual({
      customerId: 'usr_1',
      ...person,
      signup,
      terms: { interval: 'monthly', productKey: 'Pro' },
      payments: [
        {
          invoiceId: 'INV-1',
          paidAt: '2026-11-03T13:05:00.000Z',
          amount: 12_050,
          currency: 'eur',
          interval: null,
          productKey: null,
          subscriptionId: null,
        },
      ],
    })
  })

  it('leaves typed payments aside where they are read from a billing provider', () => {
    expect(wantedOf(everything, api, now)).toEqual({
      customerId: 'cus_1',
      ...person,
      billing: 'stripe',
      signup,
      terms: { interval: 'monthly', productKey: 'Pro' },
    })
  })

  it('comes back as it can be typed', () => {
    for (const [form, needs] of [
      [typed, api],
      [everything, api],
      [everything, both],
      [everything, webhook],
    ] as const) {
      const wanted = wantedOf(form, needs, now)
      const again = planForm.parse({ ...formOf('any', wanted), organizationId: '' })
      expect(wantedOf(again, needs, now)).toEqual(wanted)
    }
    expect(formOf('cello', wantedOf(typed, api, now)).payments).toBe(
      'invoice,paid_at,amount,currency,interval,product,subscription\nINV-1,2026-11-03 13:05 UTC,120.50,EUR,,,',
    )
  })

  it('is refused without the customer that its path asks for', () => {
    const without = { ...everything, customerId: '' }
    expect(() => wantedOf(without, webhook, now)).toThrow(/Choose the new user's billing customer/)
    expect(() => wantedOf({ ...typed, customerId: '' }, api, now)).not.toThrow()
  })

  it('is refused with the first mistake in the payments, and never has some of them', () => {
    const wrong = `${csv}\nINV-1,2026-11-03,1,EUR\nINV-3,2026-11-03,zero,EUR`
    expect(() => wantedOf({ ...typed, payments: wrong }, api, now)).toThrow(
      'Invoice in row 2: Row 1 has this invoice too, and its money must not count twice. Remove one. 1 more row has a mistake.',
    )
    expect(() => wantedOf({ ...typed, zone: '' }, api, now)).toThrow(
      /^Paid at in row 1: It does not say its zone/,
    )
    expect(() => wantedOf({ ...typed, payments: 'PK\u0003\u0004' }, api, now)).toThrow(
      /does not name the columns/,
    )
  })
})

describe('the texts of the form', () => {
  const sentenceFor = (field: string, value: string) =>
    planForm.safeParse({ ...everything, [field]: value }).error?.issues.find(({ path }) => path[0] === field)
      ?.message

  it.each([
    ['signupAt', '2026-11-03 14:05', /does not say its zone/],
    ['signupAt', '2126-11-03 14:05 UTC', /in the future/],
    ['signupAt', 'last week', /Write it as/],
    ['signupEmail', 'noa', /not an e-mail address/],
    ['signupName', 'N\u0000a', /invisible control character/],
    ['interval', 'sometimes', /Choose an interval/],
    ['productKey', 'x'.repeat(256), /too long for the product/],
    ['zone', 'Europe/Atlantis', /Choose the time zone/],
    ['customerId', 'cus 1', /space or line break/],
  ])('%s %j is refused with a sentence', (field, value, sentence) => {
    expect(sentenceFor(field, value)).toMatch(sentence)
  })

  it('are empty where they are not sent', () => {
    const { path, referralCode, newUserId } = everything
    expect(planForm.parse({ path, referralCode, newUserId })).toMatchObject({
      customerId: '',
      payments: '',
      supportOnly: '',
    })
  })
})
