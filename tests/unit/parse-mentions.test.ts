import { describe, expect, it } from 'vitest'
import { parseMentions } from '#lib/cases/parse-mentions.ts'

const people = ['Ada Lind', 'Lea Wolf', 'Lea Winter', 'Zoë Hart', 'Lea Wolfram'].map((label) => ({ label }))

describe('whom a note names', () => {
  it.each([
    ['Please look @Ada, and @ada lind', ['Ada Lind'], []],
    ['@ADA LIND: please', ['Ada Lind'], []],
    ['(@zoe) and @Zoë’s file', ['Zoë Hart'], []],
    ['@Lea Wolfram', ['Lea Wolfram'], []],
    ['@Lea Wolf, @Lea Winter.', ['Lea Wolf', 'Lea Winter'], []],
    ['@Lea has it', [], ['@Lea']],
    ['@Adam and @ada-marie', [], ['@Adam', '@ada-marie']],
    ['@finance, please', [], ['@finance']],
    ['Write to ada@contoso.example, or x.y@lea.example', [], []],
    ['Look,@zoe. Or look@Ada', ['Zoë Hart', 'Ada Lind'], []],
    ['at 5 @ 3 and @', [], []],
  ])('%s', (body, named, untold) => {
    const read = parseMentions(body, people)
    expect(read.named.map(({ label }) => label)).toEqual(named)
    expect(read.untold).toEqual(untold)
  })

  it('is both where two have the same name', () => {
    const two = [
      { label: 'Ada Lind', value: 1 },
      { label: 'Ada Lind', value: 2 },
    ]
    expect(parseMentions('@Ada Lind', two)).toEqual({ named: two, untold: [] })
    expect(parseMentions('@Ada', two)).toEqual({ named: [], untold: ['@Ada'] })
  })
})
