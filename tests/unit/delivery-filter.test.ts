import { describe, expect, it } from 'vitest'
import { readFilter, type Typed } from '#lib/attribution/delivery-filter.ts'

const now = new Date('2026-11-22T23:30:00Z')
const read = (typed: Typed, zone = 'UTC') => readFilter(typed, { now, zone })

describe('a request, a customer, an event', () => {
  it.each(['R-1042', 'r-1042', 'R1042', '#1042', ' 1042 '])('reads “%s” as request 1042', (request) => {
    expect(read({ request }).filter).toEqual({ request: 1042 })
  })

  it('takes the id out of a pasted link to a dashboard', () => {
    const event = 'https://dashboard.stripe.com/acct_1/test/events/evt_1QmA81?x=1'
    expect(read({ event }).filter).toEqual({ event: 'evt_1QmA81' })
  })

  it('says what is wrong with what it cannot read, and keeps the rest', () => {
    const { filter, problems } = read({
      request: 'R-10x',
      customer: 'a\u0000b',
      event: 'e'.repeat(10_000),
      requestedBy: "' or 1=1",
      status: 'ok',
      outcome: 'fine',
      currency: 'euro',
      purpose: 'resend',
    })
    expect(filter).toEqual({ purpose: 'resend' })
    expect(Object.keys(problems).sort()).toEqual(
      ['request', 'customer', 'event', 'requestedBy', 'status', 'outcome', 'currency'].sort(),
    )
    expect(problems.request).toBe('A request has a number, such as R-1042 or 1042.')
  })

  it('reads an outcome of several words however it is joined', () => {
    expect(read({ outcome: 'Did-not-arrive' }).filter).toEqual({ outcome: 'did not arrive' })
  })
})

describe('an amount as a person types it', () => {
  it.each([
    ['120', '120', undefined],
    ['120.00', '120.00', undefined],
    ['120,50', '120.50', undefined],
    ['1,200', '1200', undefined],
    ['1,200.50', '1200.50', undefined],
    ['1.200,50', '1200.50', undefined],
    ["1'200.50", '1200.50', undefined],
    ['€ 120', '120', 'eur'],
    ['12,000 JPY', '12000', 'jpy'],
  ])('reads “%s” as %s', (amount, decimal, currency) => {
    expect(read({ amount }).filter).toEqual({ amount: decimal, ...(currency ? { currency } : {}) })
  })

  it.each([
    [{ amount: 'abc' }, /is a number/],
    [{ amount: '-5' }, /is a number/],
    [{ amount: '1.200' }, /^Is this 1200 or 1.200\?/],
    [{ amount: '1.5', currency: 'jpy' }, /^JPY has no decimals/],
    [{ amount: '€5', currency: 'usd' }, /keep one of them/],
  ])('asks back about %j', (typed, sentence) => {
    expect(read(typed).problems.amount).toMatch(sentence)
  })
})

describe('days, in the zone of the reader', () => {
  it.each(['2026-11-22', '22 Nov', '22 november 2026', '22.11.2026', 'today'])('reads “%s”', (day) => {
    expect(read({ from: day, until: day }).filter).toEqual({
      from: new Date('2026-11-22T00:00:00Z'),
      until: new Date('2026-11-23T00:00:00Z'),
    })
  })

  it('begins a day when it begins there', () => {
    expect(read({ from: 'today' }, 'Asia/Tokyo').filter.from).toEqual(new Date('2026-11-22T15:00:00Z'))
    expect(read({ from: 'yesterday' }, 'America/New_York').filter.from).toEqual(
      new Date('2026-11-21T05:00:00Z'),
    )
  })

  it('knows the days on which the clocks are changed', () => {
    const { filter } = read({ from: '2026-10-25', until: '2026-10-25' }, 'Europe/Berlin')
    expect(filter).toEqual({
      from: new Date('2026-10-24T22:00:00Z'),
      until: new Date('2026-10-25T23:00:00Z'),
    })
  })

  it.each(['2026-02-30', '11/12/2026', 'soon', '99999-01-01'])('asks back about “%s”', (from) => {
    expect(read({ from })).toMatchObject({
      filter: {},
      problems: { from: expect.stringMatching(/^A day/) as unknown },
    })
  })

  it('asks back where the last day is before the first', () => {
    const { filter, problems } = read({ from: '2026-11-22', until: '2026-11-20' })
    expect(problems.until).toMatch(/before the first day/)
    expect(filter.until).toBeUndefined()
  })
})
