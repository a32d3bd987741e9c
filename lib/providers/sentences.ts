import type { Finding, Reason } from './finding.ts'

type Words = Pick<Finding, 'title' | 'sentence' | 'wayOut' | 'other'>

export const blocker = (reason: Reason, words: Words): Finding => ({ level: 'blocker', reason, ...words })
export const warning = (reason: Reason, words: Words): Finding => ({ level: 'warning', reason, ...words })

const shown = 5

/** "A, B, C, D, E and 7 more". */
export function enumerate(names: readonly string[]): string {
  const more = names.length - shown
  return more > 0 ? `${names.slice(0, shown).join(', ')} and ${String(more)} more` : names.join(', ')
}

export const counted = (count: number, noun: string) => `${String(count)} ${noun}${count === 1 ? '' : 's'}`
