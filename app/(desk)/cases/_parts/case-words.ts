import type { CaseAsk, CaseOutcome, CaseState, WaitedOn } from '#lib/cases/words.ts'
import type { CaseSort, ClockFilter, MoneyFilter } from '#lib/cases/case-filter.ts'
import { kindNames, outcomeNames } from '#lib/cases/names.ts'
import type { Tone } from '#app/_ui/tone.ts'

export { kindNames, outcomeNames }

export const outcomeNotes: Record<CaseOutcome, string> = {
  attributed: 'The referral counts now.',
  partly: 'Some of the new users count now.',
  denied: 'It does not count; the person is told why.',
  duplicate: 'It was told before. To keep both together, merge instead.',
  withdrawn: 'The person took it back.',
  'not ours': 'It has nothing to do with this programme.',
}

const outcomeTones: Record<CaseOutcome, Tone> = {
  attributed: 'good',
  partly: 'good',
  denied: 'bad',
  duplicate: 'plain',
  withdrawn: 'plain',
  'not ours': 'plain',
}

export const asksWords: Record<CaseAsk, string> = {
  answer: 'send the answer',
  'next step': 'say how it goes on',
}

export const clockNames: Record<ClockFilter, string> = {
  late: 'Late',
  soon: 'Due within a day',
  paused: 'Standing still',
}

export const moneyNames: Record<MoneyFilter, string> = {
  restored: 'Restored',
  'too old': 'Too old when planned',
  'ran out': 'Ran out while waiting',
  lost: 'Lost to clocks, in all',
}

export const sortNames: Record<CaseSort, string> = {
  touched: 'Touched last',
  opened: 'Opened last',
  due: 'Due first',
}

interface Stands {
  state: CaseState
  waitingOn: WaitedOn | null
  outcome: CaseOutcome | null
}

/** The state in the words of a pill, short and in full. */
export function stateWords({ state, waitingOn, outcome }: Stands): {
  tone: Tone
  short: string
  long: string
} {
  switch (state) {
    case 'new':
      return { tone: 'accent', short: 'new', long: 'new' }
    case 'investigating':
      return { tone: 'accent', short: 'investigating', long: 'investigating' }
    case 'waiting':
      return { tone: 'plain', short: 'waiting', long: `waiting on ${waitingOn ?? 'somebody'}` }
    case 'requested':
      return { tone: 'accent', short: 'requested', long: 'requested: a request is under way' }
    case 'resolved': {
      const ended = outcome ?? 'resolved'
      return { tone: outcome ? outcomeTones[outcome] : 'plain', short: ended, long: `resolved: ${ended}` }
    }
  }
}

export const capital = (words: string) => words.replace(/^./, (letter) => letter.toUpperCase())

export const optionsOf = <T extends string>(names: Record<T, string>) =>
  (Object.entries(names) as [T, string][]).map(([value, label]) => ({ value, label }))
