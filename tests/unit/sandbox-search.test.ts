import { expect, test } from 'vitest'
import { customerObject } from '#sandbox/stripe/customers/customer-object.ts'
import { parseQuery } from '#sandbox/stripe/customers/parse-query.ts'

const customer = customerObject({
  id: 'cus_1',
  created: 1,
  livemode: false,
  email: 'Anna@birch.example',
  name: "O'Brien",
  metadata: { cello_ucc: 'Vb7nR2cYp9D' },
})

test.each([
  ["email:'anna@birch.example'", true],
  ["email~'birch'", true],
  ["email~'beech'", false],
  ["metadata['cello_ucc']:'Vb7nR2cYp9D'", true],
  ["metadata['cello_ucc']:'other'", false],
  ["metadata['new_user_id']:null", true],
  [String.raw`name:'O\'Brien'`, true],
  ["email:'x' OR name~'brien'", true],
  ["email:'x' AND name~'brien'", false],
  ["-email:'x'", true],
])('The query %s gives %s.', (query, found) => {
  expect(parseQuery(query)(customer)).toBe(found)
})

test.each(['', 'email', "email='x'", "email~'ab'", "a:'b'", "email:'a' OR name:'b' AND name:'c'"])(
  'The query "%s" is refused.',
  (query) => {
    expect(() => parseQuery(query)).toThrow()
  },
)
