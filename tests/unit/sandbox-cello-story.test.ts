import { expect, test } from 'vitest'
import { storySections } from '#sandbox/home/story-sections.ts'
import { storyCustomers } from '#sandbox/story.ts'
import { celloStoryUsers } from '#sandbox/story/cello-users.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { purchasesCsv } from '#sandbox/story/purchases-csv.ts'

const now = Date.parse('2026-11-25T18:34:56Z')
const DAY = 86_400_000

test('Every new user whom only the product knows has ids of their own and says what they teach.', () => {
  const users = celloStoryUsers.map(({ newUserId }) => newUserId)
  const others = [...storyCustomers, ...chargebeeStoryCustomers].map(({ newUserId }) => newUserId)
  expect(new Set(users).size).toBe(users.length)
  expect(users.filter((id) => others.includes(id))).toEqual([])
  const invoices = celloStoryUsers.flatMap(({ purchases }) => purchases.map(({ invoice }) => invoice))
  expect(new Set(invoices).size).toBe(invoices.length)
  for (const { teaches } of celloStoryUsers) expect(teaches).toMatch(/^[A-Z].+\.$/)
})

test('There are purchases that are too old, in yen, once, by three months and by the year.', () => {
  const purchases = celloStoryUsers.flatMap((user) => user.purchases)
  expect(purchases.filter(({ paidAgo }) => paidAgo > 30 * DAY)).toHaveLength(1)
  expect(purchases.filter(({ currency }) => currency === 'JPY')).toHaveLength(1)
  const intervals = new Set(purchases.map(({ interval }) => interval))
  expect([...intervals].sort()).toEqual(['monthly', 'one-time', 'quarterly', 'yearly'])
})

test('The purchases are CSV in whole units of the currency, with times in UTC.', () => {
  const purchase = { paidAgo: 2 * DAY, interval: 'monthly', product: 'Team', subscription: 'sub_1' } as const
  const csv = purchasesCsv(
    [
      { ...purchase, invoice: 'A-1', amount: 4900, currency: 'EUR' },
      { ...purchase, invoice: 'A-2', amount: 4800, currency: 'JPY', product: 'Maps, extra' },
      { ...purchase, invoice: 'A-3', amount: 12340, currency: 'KWD', subscription: '' },
    ],
    now,
  )
  expect(csv.split('\n')).toEqual([
    'invoice,paid_at,amount,currency,interval,product,subscription',
    'A-1,2026-11-23T18:00:00Z,49.00,EUR,monthly,Team,sub_1',
    'A-2,2026-11-23T18:00:00Z,4800,JPY,monthly,"Maps, extra",sub_1',
    'A-3,2026-11-23T18:00:00Z,12.340,KWD,monthly,Team,',
    '',
  ])
})

test('Cello API & webhook is offered for those of whose signup Cello never heard.', () => {
  const offered = storySections(now)
    .flatMap(({ rows }) => rows)
    .filter(({ alsoBoth }) => alsoBoth)
    .map(({ email }) => email)
  expect(offered).toContain('anna@birch.example')
  expect(offered).toContain('office@alder.example')
  for (const known of [
    'desk@linden.example',
    'desk@knoll.example',
    'owner@summit.example',
    'ines@fathom.example',
  ]) {
    expect(offered).not.toContain(known)
  }
})
