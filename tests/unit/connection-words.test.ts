import { expect, it } from 'vitest'
import { splitWords } from '#app/(desk)/connections/_parts/split-words.ts'
import { summaryOf } from '#app/(desk)/connections/_parts/summary-of.ts'
import { addressAdmin } from '#lib/connections/address-admin.ts'
import type { Check } from '#lib/providers/provider.ts'

it.each([
  ['Account acct_1Practice, in test mode.', ['id: acct_1Practice']],
  ['Set STRIPE_CELLO_ENDPOINT, or unset it.', ['code: STRIPE_CELLO_ENDPOINT']],
  ['Switch on Events: write (rak_event_write) for it.', ['code: rak_event_write']],
  [
    'we_1Cello gets customer.updated and invoice.paid.',
    ['id: we_1Cello', 'code: customer.updated', 'code: invoice.paid'],
  ],
  [
    'Register https://desk.example/api/auth/callback/oidc.',
    ['id: https://desk.example/api/auth/callback/oidc'],
  ],
  ['Run npm run migrate.', ['code: npm run migrate']],
  ['It is at 127.0.0.1:5432/desk.', ['code: 127.0.0.1:5432/desk']],
  ['Connected to 127.0.0.1, which counts as test.', ['code: 127.0.0.1']],
  ['The newest, 0009_policy, has run.', ['code: 0009_policy']],
  ['Messages go to support@cello.example.', ['code: support@cello.example']],
  ['Its number is E-1A2B3C4D.', ['id: E-1A2B3C4D']],
  ['Nothing here is for a machine. Try again, e.g. later.', []],
])('finds the words of a machine in “%s”', (sentence, found) => {
  const parts = splitWords(sentence)
  expect(parts.map(({ text }) => text).join('')).toBe(sentence)
  expect(parts.filter(({ kind }) => kind !== 'words').map(({ kind, text }) => `${kind}: ${text}`)).toEqual(
    found,
  )
})

it('answers at the top whether everything works', () => {
  const named = (...states: Parameters<typeof summaryOf>[0][number]['state'][]) =>
    states.map((state, at) => ({ name: ['Database', 'Worker', 'Stripe', 'Mail'][at] ?? '', state }))
  expect(summaryOf(named('works', 'works'))).toBe('All 2 connections work')
  expect(summaryOf(named('works', 'works with a warning'))).toBe('All 2 connections work, 1 with a warning')
  expect(summaryOf(named('works', 'does not work', 'works'))).toBe('Worker does not work')
  expect(summaryOf(named('does not work', 'works', 'does not work'))).toBe('Database and Stripe do not work')
  const all = named('does not work', 'does not work', 'does not work', 'does not work')
  expect(summaryOf(all)).toBe('4 of 4 connections do not work')
})

it('speaks to the admin, who is elsewhere whom one asks', () => {
  const check = (words: Partial<Check>): Check => ({
    level: 'blocker',
    title: '',
    sentence: '',
    wayOut: '',
    ...words,
  })
  expect(
    addressAdmin(check({ sentence: 'Stripe refuses the key. Ask an admin to put a valid one into it.' })),
  ).toMatchObject({
    sentence: 'Stripe refuses the key.',
    wayOut: 'Put a valid one into it.',
  })
  expect(
    addressAdmin(
      check({ sentence: 'It cannot be reached. Try again in a minute; if it stays, tell an admin.' }),
    ),
  ).toMatchObject({ wayOut: 'Try again in a minute; if it stays, look into the log.' })
  expect(
    addressAdmin(check({ sentence: 'So.', wayOut: 'Give it time, or ask an admin to enable it.' })),
  ).toMatchObject({
    sentence: 'So.',
    wayOut: 'Give it time, or enable it.',
  })
})
