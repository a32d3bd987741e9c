import { expect, it } from 'vitest'
import fc from 'fast-check'
import { cleanName } from '#lib/evidence/clean-name.ts'

it.each([
  ['resent.png', 'resent.png'],
  ['Bildschirmfoto 2026-11-22 – Überweisung.png', 'Bildschirmfoto 2026-11-22 – Überweisung.png'],
  [String.raw`C:\Users\sam\..\seen.pdf`, 'seen.pdf'],
  ['../../etc/passwd.txt', 'passwd.txt'],
  ['.htaccess.txt', 'htaccess.txt'],
  ['a\r\nSet-Cookie: x=1.csv', 'a Set-Cookie: x=1.csv'],
  ['invoice\u202Egnp.exe.png', 'invoicegnp.exe.png'],
  ['\u200B.png', 'file.png'],
  ['', 'file'],
  ['   ', 'file'],
  [`${'x'.repeat(300)}.eml`, `${'x'.repeat(96)}.eml`],
])('%j is shown as %j', (given, shown) => {
  expect(cleanName(given)).toBe(shown)
})

/** Any code point at all, and often one that means something in a path or a header. */
const letter = fc.oneof(
  fc.integer({ min: 0, max: 0x10ffff }),
  fc.constantFrom(10, 32, 34, 46, 47, 92, 0x200b),
)

it('a name is short, visible, and stays as it is when it is cleaned again', () => {
  fc.assert(
    fc.property(fc.array(letter, { maxLength: 130 }), (letters) => {
      const name = cleanName(String.fromCodePoint(...letters))
      expect(name).toMatch(/^[^/\\.\p{C}\p{Zl}\p{Zp}][^/\\\p{C}\p{Zl}\p{Zp}]*$/u)
      expect(Array.from(name).length).toBeLessThanOrEqual(100)
      expect(cleanName(name)).toBe(name)
    }),
    { numRuns: 500 },
  )
})
