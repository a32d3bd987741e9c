import { countApprovals } from '#lib/attribution/count-approvals.ts'
import type { Decider } from '#lib/attribution/find-lack.ts'
import type { Approvals } from '#lib/attribution/judge-approvals.ts'

type Standing = Pick<Approvals, 'counted' | 'given' | 'required'>

const ordinals = ['', 'first', 'second', 'third', 'fourth']
const numbers = ['none', 'one', 'two', 'three', 'four']

/** What one click on approve leads to: "Your approval is the first of two; nothing is sent yet." */
export function consequenceOf({ given, required }: Standing, isManager: boolean, effect: string): string {
  const after = countApprovals([...given, { manager: isManager }], required)
  if (after.enough)
    return given.length === 0
      ? `With your approval the desk begins: ${effect}.`
      : `Yours is the last approval. With it the desk begins: ${effect}.`
  const left = after.total - after.given
  const manager = left === 1 ? ' The other must be a manager’s.' : ' One of the others must be a manager’s.'
  return `Your approval is the ${ordinals[after.given] ?? 'next'} of ${numbers[after.total] ?? after.total}; nothing is sent yet.${after.managerMissing ? manager : ''}`
}

/** How many approvals it takes: "one", "two, one of them a manager’s". */
export function neededWords({ required: { approvers, manager } }: Pick<Approvals, 'required'>): string {
  const count = numbers[approvers] ?? String(approvers)
  if (!manager) return count
  return approvers === 1 ? 'one, by a manager' : `${count}, one of them by a manager`
}

/** What is still missing, and who could give it: "One more is missing, by a manager: Mira Vale can give it." */
export function missingWords(
  { counted, others }: Pick<Approvals, 'counted' | 'others'>,
  reader: string,
): string {
  const { given, total, managerMissing, enough } = counted
  const left = enough ? 1 : total - given
  const count = `${capital(numbers[left] ?? String(left))}${given === 0 ? '' : ' more'}`
  const manager = managerMissing ? (left === 1 ? ', by a manager' : ', one of them by a manager') : ''
  const could = whoCould({ counted, others }, reader)
  const who = could === '' ? 'nobody can give it' : `${could} can give ${left === 1 ? 'it' : 'them'}`
  return `${count} ${left === 1 ? 'is' : 'are'} missing${manager}: ${who}.`
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const shown = 3

/** Who could give the next approval: "Kofi Mensah or Mira Vale", "you, Ada Lind, Kofi Mensah or 4 others". */
function whoCould({ counted, others }: Pick<Approvals, 'counted' | 'others'>, reader: string): string {
  const last = counted.total - counted.given === 1
  const able = last && counted.managerMissing ? others.filter(({ manager }) => manager) : others
  const [mine, theirs] = [able.filter(({ id }) => id === reader), able.filter(({ id }) => id !== reader)]
  const named = [...mine.map(() => 'you'), ...theirs.map(({ name }: Decider) => name)]
  const more = named.length - shown
  const names = more > 1 ? [...named.slice(0, shown), `${String(more)} others`] : named
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)
}

/** Which rule says so: "rule “Large amounts” of policy 3". */
export function ruleWords({ by }: Pick<Approvals['required'], 'by'>): string {
  const rules = by.map(({ rule, version }) => `“${rule}” of policy ${String(version)}`)
  if (rules.length < 2) return `rule ${rules.join('')}`
  return `rules ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(rules)}: of each the stricter`
}
