import { isSame, type RuleChange } from '#lib/policy/compare-policies.ts'
import { counted } from '../../requests/_plan/counted.ts'

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved' | 'changed and moved' | 'stays'

export function changeKind({ before, after, moved }: RuleChange): ChangeKind {
  if (before === null) return 'added'
  if (after === null) return 'removed'
  const rewritten = !isSame(before.rule, after.rule)
  if (rewritten) return moved ? 'changed and moved' : 'changed'
  return moved ? 'moved' : 'stays'
}

/** "2 rules added, 1 moved"; empty where nothing differs. */
export function changesWords(changes: readonly RuleChange[]): string {
  const kinds = changes.map(changeKind)
  const parts = (['added', 'removed', 'changed', 'moved'] as const).flatMap((word) => {
    const count = kinds.filter((kind) => kind.split(' and ').includes(word)).length
    return count === 0 ? [] : [{ word, count }]
  })
  return parts
    .map(({ word, count }, at) => (at === 0 ? `${counted(count, 'rule')} ${word}` : `${count} ${word}`))
    .join(', ')
}

interface Expiring {
  expiresAfterDays: number
}

/** The same with the days after which a request expires, as the beginning of a sentence. */
export function effectWords(changes: readonly RuleChange[], before: Expiring, after: Expiring): string {
  const rules = changesWords(changes)
  const days =
    before.expiresAfterDays === after.expiresAfterDays
      ? ''
      : `expires after ${counted(after.expiresAfterDays, 'day')} instead of ${before.expiresAfterDays}`
  return [rules, days]
    .filter((part) => part !== '')
    .join('; ')
    .replace(/^./, (letter) => letter.toUpperCase())
}
