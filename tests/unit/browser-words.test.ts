import { expect, it } from 'vitest'
import { browserWords } from '#app/(desk)/sessions/_parts/browser-words.ts'

it('names the browser and the system of a session, and says so where nobody knows them', () => {
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'
  expect(browserWords(chrome)).toBe('Chrome on Linux')
  expect(
    browserWords('Mozilla/5.0 (Macintosh; Intel Mac OS X 14.6; rv:130.0) Gecko/20100101 Firefox/130.0'),
  ).toBe('Firefox on macOS')
  expect(browserWords(null)).toBe('An unknown browser')
  expect(browserWords('   ')).toBe('An unknown browser')
})
