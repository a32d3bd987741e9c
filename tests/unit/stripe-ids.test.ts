import fc from 'fast-check'
import { expect, test } from 'vitest'
import { permissionIn } from '#lib/providers/stripe/errors.ts'
import { isId } from '#lib/providers/stripe/ids.ts'
import { isCellos } from '#lib/providers/is-cellos.ts'
import { changesTo, movedIn } from '#lib/providers/stripe/metadata.ts'
import { wanted } from '../support/stripe-looks.ts'

test.each([
  'cus_',
  'cus_a b',
  'cus_../../v1/account',
  'cus_a\u0000',
  "cus_1' OR 1=1",
  'cus_<b>',
  `cus_${'x'.repeat(252)}`,
  'sub_1',
])('nothing but an id gets into a path: %j', (text) => {
  expect(isId('cus', text)).toBe(false)
})

test('an id is letters, digits and underscores after its prefix, 255 characters at most', () => {
  expect(isId('cus', 'cus_Nort_wind9')).toBe(true)
  expect(isId('cus', `cus_${'x'.repeat(251)}`)).toBe(true)
  fc.assert(
    fc.property(fc.string(), (text) => {
      if (isId('cus', `cus_${text}`)) expect(encodeURIComponent(text)).toBe(text)
    }),
  )
})

test('the permission is read from the quotes in the message of Stripe', () => {
  const words =
    "Permission denied. The provided key 'rk_test_***' does not have the required permissions for this endpoint on account 'acct_1'. Enabling Events Read ('event_read') permissions on this key would allow this request to continue."
  expect(permissionIn(words)).toBe('event_read')
  expect(permissionIn('No.')).toBeNull()
})

test('the endpoint of Cello is known by host and path, not by a host that looks like it', () => {
  expect(isCellos('https://api.cello.so/products/1/transaction-webhook/stripe')).toBe(true)
  expect(isCellos('https://api.sandbox.cello.so/products/1/transaction-webhook/stripe')).toBe(true)
  expect(isCellos('https://notcello.so/products/1/transaction-webhook/stripe')).toBe(false)
  expect(isCellos('https://api.cello.so.example/products/1/transaction-webhook/stripe')).toBe(false)
  expect(isCellos('https://api.cello.so/other')).toBe(false)
  expect(isCellos('nonsense')).toBe(false)
})

test('after the planned changes nothing differs any more, and any other value counts as moved', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('cello_ucc', 'new_user_id', 'plan'), fc.string({ minLength: 1 })),
      (metadata) => {
        const changes = changesTo(metadata, wanted)
        expect(movedIn(metadata, changes)).toEqual([])
        const written = {
          ...metadata,
          ...Object.fromEntries(changes.map(({ key, after }) => [key, after ?? ''])),
        }
        expect(changesTo(written, wanted)).toEqual([])
        expect(movedIn(written, changes)).toHaveLength(changes.length)
      },
    ),
  )
})
