import { expect, test } from 'vitest'
import { referrers } from '#sandbox/story/referrers.ts'
import { storyCustomers } from '#sandbox/story.ts'

test('Every referral code is eleven letters or digits and belongs to one person.', () => {
  for (const { code } of referrers) expect(code).toMatch(/^[A-Za-z0-9]{11}$/)
  expect(new Set(referrers.map(({ code }) => code)).size).toBe(referrers.length)
})

test('Every customer of the story has its own ids and says in a sentence what it teaches.', () => {
  const ids = storyCustomers.map(({ customerId }) => customerId)
  expect(new Set(ids).size).toBe(ids.length)
  const numbers = storyCustomers.flatMap(({ invoices }) => invoices.map(({ number }) => number))
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const { teaches } of storyCustomers) expect(teaches).toMatch(/^[A-Z].+\.$/)
})
