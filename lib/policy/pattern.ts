import 'server-only'
import { invalid } from '#lib/errors.ts'
import type { Rule } from './rules.ts'

const isNone = 'This is no regular expression that can be checked. Simpler ones can, such as ^INC-\\d+'

/** @throws Refusal `invalid`, with the field, where a reason's pattern is no regular expression, or one that could take for ever. */
export function refuseWrongPatterns(rules: readonly Rule[]) {
  rules.forEach(({ then: { reason } }, at) => {
    if (reason !== null && !isPattern(reason.pattern))
      throw invalid(isNone, `rules.${String(at)}.then.reason.pattern`)
  })
}

/** Whether a text fits a pattern somewhere. */
export const fits = (text: string, pattern: string) => new RegExp(pattern, 'u').test(text)

/** No backtracking that grows without bound: no repetition of a group, no back reference. */
function isPattern(pattern: string): boolean {
  if (/\)[*+{]|\\[1-9]|\(\?[=!<]/.test(pattern)) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
