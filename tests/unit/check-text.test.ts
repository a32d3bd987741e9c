import { describe, expect, it } from 'vitest'
import { checkText, longestBody, longestSubject } from '#lib/support/check-text.ts'

const check = (over: Partial<Parameters<typeof checkText>[0]> = {}) =>
  checkText({ subject: 'Manual attribution R-1042', body: 'Please import it.', ...over })

describe('the text of a message', () => {
  it('is taken as it is, but for room around it and the kind of its line breaks', () => {
    expect(check({ subject: '  Ünal & Söhne 🙂 ', body: '\r\nOne\r\n\ttwo\rthree\n\n' })).toEqual({
      subject: 'Ünal & Söhne 🙂',
      body: 'One\n\ttwo\nthree',
    })
  })

  it.each([
    'One\nBcc: everybody@else.example',
    'One\r\nTo: x@y.example',
    'One\rtwo',
    'One\u2028two',
    'One\u0085two',
  ])('has one line as its subject, so that no header gets in: %j', (subject) => {
    expect(() => check({ subject })).toThrow('The subject is one line. Take the line breaks out of it.')
  })

  it.each(['\u0000', '\u0007', '\u001b[31m', '\u007f', '\ud800'])(
    'has no invisible character: %j',
    (letter) => {
      for (const field of ['subject', 'body'] as const) {
        expect(() => check({ [field]: `One ${letter} two` })).toThrow(/invisible control character/)
      }
    },
  )

  it('keeps nothing in its subject that turns the direction of the letters', () => {
    expect(check({ subject: 'Attribution \u202Egnp.exe\u2069' }).subject).toBe('Attribution gnp.exe')
  })

  it('is neither empty nor too long, and says which field it is', () => {
    expect(() => check({ subject: ' ' })).toThrow(expect.objectContaining({ field: 'subject' }))
    expect(() => check({ body: ' \n ' })).toThrow(expect.objectContaining({ field: 'body' }))
    expect(() => check({ subject: 'x'.repeat(longestSubject + 1) })).toThrow(/at most 200 letters/)
    expect(() => check({ body: 'x'.repeat(longestBody + 1) })).toThrow(/at most 200000 letters/)
    expect(check({ subject: 'x'.repeat(longestSubject), body: 'x'.repeat(longestBody) })).toBeTruthy()
  })
})
