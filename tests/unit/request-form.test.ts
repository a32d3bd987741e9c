import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReferralCode } from '#lib/attribution/parse-referral-code.ts'
import { requestForm } from '#lib/attribution/request-form.ts'

const good = {
  path: 'stripe',
  customerId: 'cus_Q8z1Lk2vYd',
  referralCode: ' pNRB1aYqArN ',
  newUserId: 'usr_40871',
  organizationId: '',
  kind: 'dispute',
  cause: 'cookies refused',
  explanation: 'She says that Rita sent her the link.',
}

const sentenceFor = (field: string, value: string) => {
  const read = requestForm.safeParse({ ...good, [field]: value })
  return read.error?.issues.find(({ path }) => path[0] === field)?.message
}

describe('the form of a request', () => {
  it('takes what is right, trimmed', () => {
    expect(requestForm.parse(good)).toMatchObject({ referralCode: 'pNRB1aYqArN', organizationId: null })
  })

  it.each([
    ['usr 40871', /space/],
    ['usr_1\u0000', /character/],
    ['<b>usr</b>', /character/],
    ["usr'; drop table people; --", /space/],
    ["usr';--", /character/],
    ['u'.repeat(10_000), /too long/],
    ['', /Enter/],
  ])('refuses the new user id %j with a sentence', (value, sentence) => {
    expect(sentenceFor('newUserId', value)).toMatch(sentence)
  })

  it('never takes an id with white space or control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = requestForm.shape.newUserId.safeParse(text)
        if (read.success) expect(read.data).toMatch(/^[\x21-\x7e]+$/)
      }),
    )
  })

  it('asks for an explanation in a sentence', () => {
    expect(sentenceFor('explanation', 'no')).toMatch(/Say in a sentence/)
  })
})

describe('a referral code, typed or pasted as a link', () => {
  it.each([
    ['pNRB1aYqArN', 'pNRB1aYqArN'],
    ['https://example.com/pNRB1aYqArN', 'pNRB1aYqArN'],
    ['https://example.com/r/pNRB1aYqArN/', 'pNRB1aYqArN'],
    ['https://example.com/invite/pNRB1aYqArN?utm_source=mail#top', 'pNRB1aYqArN'],
    ['example.com/pNRB1aYqArN', 'pNRB1aYqArN'],
    ['https://example.com/signup?code=pNRB1aYqArN', 'pNRB1aYqArN'],
    ['BADCODE', 'BADCODE'],
  ])('reads %s', (typed, code) => {
    expect(parseReferralCode(typed)).toBe(code)
  })
})
