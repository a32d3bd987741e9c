import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countResults } from '#scripts/parts/results.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-results-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function report(content: unknown) {
  const file = path.join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}

const vitest = (passed: number, failed: number, unreadFiles = 0) =>
  report({
    success: failed + unreadFiles === 0,
    numPassedTests: passed,
    numFailedTests: failed,
    testResults: Array.from({ length: unreadFiles }, () => ({ status: 'failed', assertionResults: [] })),
  })
const playwright = (stats: object, errors: unknown[] = []) =>
  report({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors })

describe('the count that CI reads', () => {
  it('is what the runners counted', () => {
    expect(countResults(vitest(7, 0), true)).toEqual({ passed: 7, failed: 0 })
    expect(countResults(vitest(5, 2), false)).toEqual({ passed: 5, failed: 2 })
    expect(countResults(playwright({ expected: 3, unexpected: 1 }), false)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that could not be read, and an error outside of every test, as failures', () => {
    expect(countResults(vitest(5, 0, 2), false)).toEqual({ passed: 5, failed: 2 })
    expect(countResults(playwright({ expected: 3 }, [{ message: 'set-up' }]), false)).toEqual({
      passed: 3,
      failed: 1,
    })
  })

  it('counts a test that passed only when tried again as failed', () => {
    expect(countResults(playwright({ expected: 3, flaky: 1 }), true)).toEqual({ passed: 3, failed: 1 })
  })

  it('never says that nothing failed when the run did', () => {
    expect(countResults(vitest(5, 0), false)).toEqual({ passed: 5, failed: 1 })
    expect(countResults(path.join(folder, 'gone.json'), true)).toEqual({ passed: 0, failed: 1 })
    expect(countResults(report({ other: true }), true)).toEqual({ passed: 0, failed: 1 })
  })
})
