import { describe, expect, it } from 'vitest'
import { delivery, left, write } from '#tests/support/messages.ts'
import { finding, invoice, plan } from '#tests/support/plans.ts'

const conflicting = (reason: Parameters<typeof finding>[0] & object) =>
  plan({
    steps: [],
    wanted: { ...plan().wanted, supportOnly: true },
    findings: [finding({ level: 'warning', ...reason })],
  })

describe('the message to Cello support', () => {
  it('asks for a payment older than 30 days, and says what was sent', () => {
    const sent = [
      delivery({}),
      delivery({
        purpose: 'resend',
        eventId: 'evt_1QmA81',
        invoiceId: 'in_17',
        invoiceNumber: 'NW-0017',
        paymentId: 'in_17',
        amount: 12_000,
        currency: 'eur',
        openedAt: new Date('2026-11-25T13:58:05Z'),
      }),
      delivery({ purpose: 'resend', outcome: 'not sent', eventId: 'evt_never' }),
    ]
    const told = { plan: plan({ wanted: { ...plan().wanted, organizationId: 'org_7' } }), left: [left()] }
    expect(write({ ...told, deliveries: sent })).toEqual({
      subject: 'Manual attribution R-1042: 1 payment to import',
      body: `Hello Cello team,

Please import one past payment of this referral by hand, for the reason below it.

Environment: production
Cello product id: p
Referral code: pNRB1aYqArN
Referrer (productUserId): usr_2210
New user id: usr_40871
Organisation id: org_7
E-mail of the new user: billing@northwind.example
Stripe customer: cus_1

Not imported:
1. invoice NW-0016 (in_16), paid 2026-09-26 08:00:00 UTC, 120.00 EUR
   Its event is older than 30 days.

Sent by us already, please do not count it twice:
- 2026-11-25 13:58:02 UTC, Stripe customer marked with the referral code
- 2026-11-25 13:58:05 UTC, event sent again, event evt_1QmA81, invoice NW-0017 (in_17), 120.00 EUR

Our reference: R-1042

Kind regards,
Sam Reyes`,
    })
  })

  it.each([
    ['event gone', 'Stripe no longer has the event of this payment.'],
    [
      'endpoint younger',
      'Your webhook endpoint is younger than the event of this payment, so the event cannot be sent to it.',
    ],
    ['left out', 'It was not sent: it was left out when the others were sent.'],
    ['left to Cello', 'It was not sent, because the attribution must be settled first.'],
    ['too old', 'Its event is older than 30 days.'],
  ] as const)('says of a payment why it was not imported: %s', (reason, sentence) => {
    const { body } = write({ left: [left({ reason, eventId: 'evt_16', sentence: 'Left out. Ada: “no”' })] })
    expect(body).toContain(
      `1. invoice NW-0016 (in_16), paid 2026-09-26 08:00:00 UTC, 120.00 EUR, event evt_16\n   ${sentence}\n`,
    )
    expect(body).not.toContain('Ada')
  })

  it("tells amounts in their currency's own decimals, with what went back of them", () => {
    const yen = left({ invoice: invoice({ amount: 12_000, currency: 'jpy', refunded: 4000, number: null }) })
    const dinar = left({
      invoice: invoice({ amount: 12_000, currency: 'kwd', paymentId: 'txn_1', credited: 1 }),
    })
    const { subject, body } = write({ left: [yen, dinar] })
    expect(subject).toBe('Manual attribution R-1042: 2 payments to import')
    expect(body).toContain('Please import 2 past payments of this referral by hand')
    expect(body).toContain(
      '1. invoice in_17, paid 2026-10-26 08:00:00 UTC, 12000 JPY, of it 4000 JPY refunded\n',
    )
    expect(body).toContain(
      '2. invoice NW-0017 (in_17), payment txn_1, paid 2026-10-26 08:00:00 UTC, 12.000 KWD, of it 0.001 KWD credited\n',
    )
  })

  it("tells Cello's own id of a call that Cello answered, and of no other", () => {
    const calls = (['signup', 'mark', 'resend', 'push', 'guided', 'post'] as const).map((purpose) =>
      delivery({
        purpose,
        providerRequestId: `id-of-${purpose}`,
        outcome: purpose === 'guided' ? 'reported' : 'accepted',
      }),
    )
    const { body } = write({ deliveries: calls })
    expect(body.match(/apigw-requestid \S+/g)).toEqual([
      'apigw-requestid id-of-signup',
      'apigw-requestid id-of-push',
      'apigw-requestid id-of-post',
    ])
    expect(body.match(/^- /gm)).toHaveLength(6)
  })

  it('asks about a code that Cello does not know', () => {
    const asked = { ...conflicting({ reason: 'code unknown' }), code: null }
    expect(write({ plan: asked })).toEqual({
      subject: 'Manual attribution R-1042: referral code not known',
      body: `Hello Cello team,

Your API answers that this referral code is not valid. Please tell us which code is the right one.

Environment: production
Cello product id: p
Referral code: pNRB1aYqArN
New user id: usr_40871
E-mail of the new user: billing@northwind.example
Stripe customer: cus_1

Our reference: R-1042

Kind regards,
Sam Reyes`,
    })
  })

  it('tells both codes where the customer carries another one', () => {
    const { subject, body } = write({ plan: conflicting({ reason: 'other code', other: 'Zq5tX0vNu8A' }) })
    expect(subject).toBe('Manual attribution R-1042: two referral codes')
    expect(body).toContain(
      'The Stripe customer carries another referral code. Please check which of the two counts, and correct the attribution.',
    )
    expect(body).toContain('Referral code: pNRB1aYqArN\nReferral code on the Stripe customer: Zq5tX0vNu8A\n')
  })

  it('tells both codes where Cello credits another one', () => {
    const { subject, body } = write({
      plan: conflicting({ reason: 'attributed to another', other: 'Hs3gW6jLe1F' }),
    })
    expect(subject).toBe('Manual attribution R-1042: two referral codes')
    expect(body).toContain('You show this new user under another referral code.')
    expect(body).toContain('Referral code: pNRB1aYqArN\nReferral code that Cello shows: Hs3gW6jLe1F\n')
  })

  it('tells both new users where the customer stands for another one', () => {
    const { subject, body } = write({ plan: conflicting({ reason: 'other new user', other: 'usr_9' }) })
    expect(subject).toBe('Manual attribution R-1042: two new users')
    expect(body).toContain('New user id: usr_40871\nNew user id on the Stripe customer: usr_9\n')
  })

  it.each([
    ['customer unknown', 'billing customer not found', 'Stripe does not know the customer'],
    ['customer deleted', 'billing customer deleted', 'The Stripe customer was deleted'],
  ] as const)('asks to attribute by hand: %s', (reason, topic, sentence) => {
    const { subject, body } = write({ plan: conflicting({ reason }) })
    expect(subject).toBe(`Manual attribution R-1042: ${topic}`)
    expect(body).toContain(
      `${sentence}, so we cannot put the referral code on it. Please attribute the new user by hand.`,
    )
  })

  it('asks for the attribution itself where nothing else is known', () => {
    const { subject, body } = write()
    expect(subject).toBe('Manual attribution R-1042')
    expect(body).toContain('Please attribute this new user to this referral code by hand.')
    expect(body).not.toContain('Not imported')
  })

  it('names several topics, each once', () => {
    const asked = plan({
      steps: [],
      findings: [
        finding({ reason: 'other code', other: 'A' }),
        finding({ reason: 'attributed to another', other: 'B' }),
      ],
    })
    expect(write({ plan: asked, left: [left()] }).subject).toBe(
      'Manual attribution R-1042: two referral codes, 1 payment to import',
    )
  })

  it.each([
    ['https://api.sandbox.cello.so/products/s-9/transaction-webhook/chargebee', 'live', 'sandbox', 's-9'],
    ['https://api.cello.so/products/p-9/transaction-webhook/stripe', 'test', 'production', 'p-9'],
    ['http://127.0.0.1:4013/products/practice/transaction-webhook/stripe', 'test', 'sandbox', 'practice'],
    ['https://other.example/hook', 'live', 'production', null],
  ] as const)('reads the environment and the product id from %s', (url, mode, environment, productId) => {
    const { body } = write({
      plan: plan({
        endpoint: { id: 'we_1', url },
        account: { provider: 'stripe', id: 'acct_1', name: 'Northwind', mode },
      }),
    })
    expect(body).toContain(`Environment: ${environment}\n`)
    expect(/Cello product id: (.*)/.exec(body)?.[1] ?? null).toBe(productId)
  })

  it('has no billing customer where the request has none, and takes the e-mail from the sign-up', () => {
    const asked = plan({
      endpoint: null,
      customer: { id: 'usr_40871', email: null, name: null },
      wanted: {
        ...plan().wanted,
        signup: { at: '2026-10-01T00:00:00.000Z', email: 'rosa@fig.example', name: null },
      },
    })
    const { body } = write({ plan: asked })
    expect(body).toContain('E-mail of the new user: rosa@fig.example\n')
    expect(body).not.toContain('Stripe customer')
  })

  it('is the same text for the same request, in plain letters', () => {
    const told = { left: [left(), left({ reason: 'event gone' })], deliveries: [delivery({})] }
    expect(write(told)).toEqual(write(told))
    expect(write(told).body).toMatch(/^[\x20-\x7e\n]+$/)
    expect(write(told).subject).toMatch(/^[\x20-\x7e]+$/)
  })
})
