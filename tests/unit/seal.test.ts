import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seal, unseal } from '#lib/work/seal.ts'

const secret = 'a secret for tests, thirty-two characters'

test('what was sealed is read with the same secret under the same name, and looks like nothing', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (name, text) => {
      const sealed = seal(secret, name, text)
      expect(unseal(secret, name, sealed)).toBe(text)
      expect(seal(secret, name, text)).not.toBe(sealed)
      if (text.length > 3) expect(sealed).not.toContain(Buffer.from(text).toString('base64url'))
    }),
    { numRuns: 50 },
  )
})

test('with another secret, under another name, or changed by one bit it cannot be read', () => {
  const sealed = seal(secret, 'cello', 'a token')
  expect(unseal(`${secret}.`, 'cello', sealed)).toBeNull()
  expect(unseal(secret, 'other', sealed)).toBeNull()
  const bytes = Buffer.from(sealed, 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(unseal(secret, 'cello', changed.toString('base64url'))).toBeNull()
  }
  expect(unseal(secret, 'cello', '')).toBeNull()
})
