import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

export interface Counts {
  passed: number
  failed: number
}

const vitest = z
  .object({
    success: z.boolean(),
    numPassedTests: z.int(),
    numFailedTests: z.int(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform(({ success, numPassedTests, numFailedTests, testResults }) => {
    const unread = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    return { success, passed: numPassedTests, failed: numFailedTests + unread.length }
  })

const playwright = z
  .object({
    stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }) => {
    const failed = stats.unexpected + stats.flaky + errors.length
    return { success: failed === 0, passed: stats.expected, failed }
  })

/**
 * How many tests passed and failed by a report of vitest or Playwright. A file that could not be read, an error outside of every test and
 * a run that ended badly without naming a test count as one failure each; a test that passed only when tried again counts as failed.
 */
export function countResults(report: string, ok: boolean): Counts {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const read = z.union([vitest, playwright]).safeParse(JSON.parse(readFileSync(report, 'utf8')))
  if (!read.success) return { passed: 0, failed: 1 }
  const { success, passed, failed } = read.data
  return { passed, failed: failed === 0 && !(ok && success) ? 1 : failed }
}
