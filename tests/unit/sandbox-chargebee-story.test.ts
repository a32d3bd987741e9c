import { expect, test } from 'vitest'
import { storyCustomers } from '#sandbox/story.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'

test('Every customer that Chargebee bills has its own ids and says in a sentence what it teaches.', () => {
  const ids = chargebeeStoryCustomers.map(({ customerId }) => customerId)
  expect(new Set(ids).size).toBe(ids.length)
  const numbers = chargebeeStoryCustomers.flatMap(({ payments, invoices = [] }) =>
    [...payments, ...invoices].map(({ number }) => number),
  )
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const { teaches } of chargebeeStoryCustomers) expect(teaches).toMatch(/^[A-Z].+\.$/)
})

test('Nobody is billed by both Stripe and Chargebee.', () => {
  const emails = new Set(storyCustomers.map(({ email }) => email))
  expect(chargebeeStoryCustomers.filter(({ email }) => emails.has(email))).toEqual([])
})
