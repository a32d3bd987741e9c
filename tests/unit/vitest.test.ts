import { describe, expect, it } from 'vitest'
import { takeConsoleErrors } from '#tests/support/unexpected-console.ts'

describe('the set-up of the tests', () => {
  it('reads lib as a server does', async () => {
    await expect(import('#lib/env.ts')).resolves.toHaveProperty('readEnvironment')
  })

  it('collects what is written to console.error, and fails the test that leaves it there', () => {
    console.error('expected', 1)
    expect(takeConsoleErrors()).toEqual(['expected 1'])
    expect(takeConsoleErrors()).toEqual([])
  })
})
