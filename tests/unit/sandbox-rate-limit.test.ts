import { expect, test } from 'vitest'
import { createRateLimit } from '#sandbox/stripe/requests/limit-rate.ts'

test('The 26th request of a second to one endpoint waits for the next second.', () => {
  let now = 0
  const limit = createRateLimit({ endpoint: 25, global: 100 }, () => now)
  const ask = (route: string) => {
    limit({ live: false, route })
  }
  for (let i = 0; i < 25; i++) ask('GET /v1/customers')
  expect(() => {
    ask('GET /v1/customers')
  }).toThrow('Request rate limit exceeded')
  expect(() => {
    ask('GET /v1/invoices')
  }).not.toThrow()
  now = 1000
  expect(() => {
    ask('GET /v1/customers')
  }).not.toThrow()
})

test('The 101st request of a second is refused whatever it asks, in its own mode only.', () => {
  const limit = createRateLimit({ endpoint: 25, global: 100 }, () => 0)
  for (let i = 0; i < 100; i++) limit({ live: false, route: `GET /v1/${String(i)}` })
  expect(() => {
    limit({ live: false, route: 'GET /v1/other' })
  }).toThrow('Request rate limit exceeded')
  expect(() => {
    limit({ live: true, route: 'GET /v1/other' })
  }).not.toThrow()
})
