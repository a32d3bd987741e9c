import { expect, it } from 'vitest'
import { whyNotReason } from '#app/(desk)/requests/[id]/_decision/check-reason.ts'

const words = 'Name the case, such as CASE-123.'

it('says what to write where the reason is not as the policy asks', async () => {
  const asked = [{ pattern: String.raw`(?i)\bcase-\d+\b`, words }]
  await expect(whyNotReason('It is right.', asked)).resolves.toBe(`The policy asks for a reason: ${words}`)
  await expect(whyNotReason(' See Case-77. ', asked)).resolves.toBeUndefined()
  await expect(whyNotReason('', [])).resolves.toBeUndefined()
})

it('leaves to the server what it cannot read', async () => {
  await expect(whyNotReason('anything', [{ pattern: '(', words }])).resolves.toBeUndefined()
})

it('does not hang on a pattern at which the browser’s own engine would', async () => {
  const asked = [{ pattern: '^(a+)+$', words }]
  await expect(whyNotReason(`${'a'.repeat(200)}!`, asked)).resolves.toContain(words)
})
