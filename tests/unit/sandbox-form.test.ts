import { expect, test } from 'vitest'
import { listed, parseForm } from '#sandbox/http/parse-form.ts'

test('A form with brackets is read as a tree.', () => {
  expect(parseForm('a=1&b[c]=2&b[d][e]=3&f[]=4&f[]=5&g=')).toEqual({
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: ['4', '5'],
    g: '',
  })
})

test('Both ways to write an array give the same list.', () => {
  expect(listed(parseForm('types[]=x&types[]=y')['types'])).toEqual(['x', 'y'])
  expect(listed(parseForm('types[0]=x&types[1]=y')['types'])).toEqual(['x', 'y'])
  expect(listed(parseForm('')['types'])).toEqual([])
})

test('A form cannot reach the prototype of objects.', () => {
  parseForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes')
  expect('polluted' in {}).toBe(false)
})
