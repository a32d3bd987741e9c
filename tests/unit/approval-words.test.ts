import { describe, expect, it } from 'vitest'
import {
  consequenceOf,
  missingWords,
  neededWords,
  ruleWords,
} from '#app/(desk)/requests/_approvals/approval-words.ts'
import { countApprovals } from '#lib/attribution/count-approvals.ts'

const person = (name: string, manager = false) => ({ id: name, name, manager })
const given = (...managers: boolean[]) =>
  managers.map((manager, at) => ({
    decidedBy: String(at),
    name: `Approver ${String(at)}`,
    decidedAt: new Date(),
    reason: null,
    authenticatedAt: null,
    manager,
  }))
const asked = (approvers: number, manager = false) => ({
  approvers,
  manager,
  freshMinutes: null,
  reasons: [],
  by: [],
})
const standing = (needs: ReturnType<typeof asked>, ...managers: boolean[]) => ({
  required: needs,
  given: given(...managers),
  counted: countApprovals(given(...managers), needs),
})

const effect = '1 customer marked, 3 events resent'

describe('what one click on approve leads to', () => {
  it.each([
    [standing(asked(1)), false, `With your approval the desk begins: ${effect}.`],
    [standing(asked(2)), false, 'Your approval is the first of two; nothing is sent yet.'],
    [standing(asked(2), false), false, `Yours is the last approval. With it the desk begins: ${effect}.`],
    [standing(asked(3), false), true, 'Your approval is the second of three; nothing is sent yet.'],
    [
      standing(asked(1, true)),
      false,
      'Your approval is the first of two; nothing is sent yet. The other must be a manager’s.',
    ],
    [standing(asked(1, true)), true, `With your approval the desk begins: ${effect}.`],
    [
      standing(asked(3, true)),
      false,
      'Your approval is the first of three; nothing is sent yet. One of the others must be a manager’s.',
    ],
    [
      standing(asked(2, true), false),
      false,
      'Your approval is the second of three; nothing is sent yet. The other must be a manager’s.',
    ],
  ])('is said before it: %#', (stands, isManager, words) => {
    expect(consequenceOf(stands, isManager, effect)).toBe(words)
  })
})

it.each([
  [asked(1), 'one'],
  [asked(2), 'two'],
  [asked(1, true), 'one, by a manager'],
  [asked(3, true), 'three, one of them by a manager'],
])('says how many approvals are needed: %#', (required, words) => {
  expect(neededWords({ required })).toBe(words)
})

describe('what is missing', () => {
  const others = [person('Ada'), person('Kofi'), person('Mira', true)]

  it.each([
    [standing(asked(1)), 'One is missing: you, Kofi or Mira can give it.'],
    [standing(asked(2)), 'Two are missing: you, Kofi or Mira can give them.'],
    [standing(asked(2), false), 'One more is missing: you, Kofi or Mira can give it.'],
    [standing(asked(1, true), false), 'One more is missing, by a manager: Mira can give it.'],
    [
      standing(asked(3, true), false),
      'Two more are missing, one of them by a manager: you, Kofi or Mira can give them.',
    ],
  ])('is said with whoever could give it: %#', ({ counted }, words) => {
    expect(missingWords({ counted, others }, 'Ada')).toBe(words)
  })

  it('names three people and counts the rest', () => {
    const { counted } = standing(asked(1))
    const many = ['Ada', 'Ben', 'Chi', 'Dora', 'Emil'].map((name) => person(name))
    expect(missingWords({ counted, others: many }, 'Zoe')).toBe(
      'One is missing: Ada, Ben, Chi or 2 others can give it.',
    )
    expect(missingWords({ counted, others: [] }, 'Zoe')).toBe('One is missing: nobody can give it.')
  })

  it('asks for one more where a role came back and enough were given', () => {
    const { counted } = standing(asked(2), false, false)
    expect(missingWords({ counted, others }, 'Zoe')).toBe(
      'One more is missing: Ada, Kofi or Mira can give it.',
    )
  })
})

it('says which rules of which policies ask for it', () => {
  expect(ruleWords({ by: [{ version: 3, rule: 'Large amounts' }] })).toBe('rule “Large amounts” of policy 3')
  const two = [
    { version: 3, rule: 'Large amounts' },
    { version: 4, rule: 'Everything' },
  ]
  expect(ruleWords({ by: two })).toBe(
    'rules “Large amounts” of policy 3 and “Everything” of policy 4: of each the stricter',
  )
})
