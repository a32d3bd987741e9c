import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

it('.env.example names every variable that the desk reads', () => {
  const example = readFileSync('.env.example', 'utf8')
  const read = [...readFileSync('lib/env.ts', 'utf8').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(
    ([, name = '']) => name,
  )
  const made = ['PRACTICE_SANDBOX']
  expect(read.length).toBeGreaterThan(10)
  expect(read.filter((name) => !made.includes(name) && !example.includes(`#${name}=`))).toEqual([])
})
