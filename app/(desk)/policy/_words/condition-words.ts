import { formatMoney } from '#app/_ui/format.ts'
import type { Condition, Rule, TotalOf } from '#lib/policy/rules.ts'
import { kindWords } from '../../_requests/request-words.ts'
import { counted } from '../../requests/_plan/counted.ts'

/** Names of the paths by their ids. */
export type PathNames = Readonly<Record<string, string>>

/** "When at least €1,000.00 is at stake and it is a user dispute". */
export function whenWords({ when }: Pick<Rule, 'when'>, paths: PathNames, only = false) {
  if (when.length === 0) return only ? 'Every request' : 'Everything else'
  return `When ${when.map((one) => conditionWords(one, paths)).join(', and ')}`
}

export function conditionWords(one: Condition, paths: PathNames): string {
  switch (one.about) {
    case 'money':
      return `at least ${money(one)} is at stake`
    case 'kind':
      return `it is ${either(one.in.map((kind) => `a ${kindWords[kind].toLowerCase()}`))}`
    case 'path':
      return `its path is ${either(one.in.map((path) => paths[path] ?? path))}`
    case 'overwrites':
      return 'it overwrites another referrer’s code'
    case 'payments':
      return `it brings at least ${counted(one.atLeast, 'payment')}`
    case 'total':
      return `${totalWords[one.of]} comes to at least ${money(one)} within ${counted(one.days, 'day')}`
  }
}

const totalWords: Record<TotalOf, string> = {
  requester: 'what the requester filed',
  referrer: 'what the referrer is credited with',
  pair: 'what this requester filed and this approver approved',
}

const money = ({ atLeast, currency }: { atLeast: number; currency: string }) =>
  formatMoney({ amount: atLeast, currency })

const either = (words: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)
