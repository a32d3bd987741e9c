import 'server-only'
import { RE2JS } from 're2js'
import { invalid } from '#lib/errors.ts'
import type { Rule } from './rules.ts'

const isNone =
  'This is no regular expression that can be checked: look-ahead and back references cannot, and what is opened must be closed.'
const isLarge = 'This repeats too much. Ask for less, such as .{20,} for a sentence.'

/** As many steps as the pattern has when it is compiled: each may be taken once for each letter of the reason. */
const mostSteps = 2000

/** @throws Refusal `invalid`, with the field, where a reason's pattern is none. */
export function refuseWrongPatterns(rules: readonly Rule[]) {
  rules.forEach(({ then: { reason } }, at) => {
    const wrong = reason === null ? undefined : whatIsWrong(reason.pattern)
    if (wrong !== undefined) throw invalid(wrong, `rules.${String(at)}.then.reason.pattern`)
  })
}

/** Whether a text fits a pattern somewhere. In a time that grows with its length alone: this never backtracks. */
export const fits = (text: string, pattern: string) => RE2JS.compile(pattern).matcher(text).find()

function whatIsWrong(pattern: string): string | undefined {
  try {
    return RE2JS.compile(pattern).programSize() > mostSteps ? isLarge : undefined
  } catch {
    return isNone
  }
}
