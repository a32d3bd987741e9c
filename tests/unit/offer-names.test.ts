import { describe, expect, it } from 'vitest'
import { offerNames } from '#lib/cases/offer-names.ts'

const people = ['Ada Lind', 'Lea Wolf', 'Lea Wolfram', 'Zoë Hart', 'Jean-Luc Roy'].map((label) => ({ label }))

describe('whose names are offered while a note is typed', () => {
  it.each([
    ['@', ['Ada Lind', 'Lea Wolf', 'Lea Wolfram', 'Zoë Hart', 'Jean-Luc Roy']],
    ['Seen by @L', ['Lea Wolf', 'Lea Wolfram', 'Ada Lind', 'Jean-Luc Roy']],
    ['(@lea w', ['Lea Wolf', 'Lea Wolfram']],
    ['@Lea Wolf', ['Lea Wolf', 'Lea Wolfram']],
    ['@zoe', ['Zoë Hart']],
    ['@ZOË H', ['Zoë Hart']],
    ['@ada lind and @roy', ['Jean-Luc Roy']],
    ['look,\n@ad', ['Ada Lind']],
  ])('%j', (text, names) => {
    const offer = offerNames(text, text.length, people)
    expect(offer?.fitting.map(({ label }) => label)).toEqual(names)
    expect(offer?.at).toBe(text.lastIndexOf('@'))
  })

  it.each([
    '',
    'Ada',
    'at 5 @ 3',
    '@\n',
    'ada@',
    'write to ada.lind@l',
    '@Ada Lind',
    '@ada lind ',
    '@Ada Lind, please',
    '@Bea',
    `@${'a'.repeat(300)}`,
  ])('%j offers nobody', (text) => {
    expect(offerNames(text, text.length, people)).toBeUndefined()
  })

  it('looks at what stands before the caret alone', () => {
    expect(offerNames('@Ada, @Lea', 2, people)?.fitting).toEqual([{ label: 'Ada Lind' }])
    expect(offerNames('@Ada', 0, people)).toBeUndefined()
  })

  it('ends where two have the same name, and it is there', () => {
    expect(offerNames('@Ada Lind', 9, [{ label: 'Ada Lind' }, { label: 'Ada Lind' }])).toBeUndefined()
  })
})
