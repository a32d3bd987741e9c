import type { Requirement } from './rules.ts'

/** People whose roles decide what can be given. */
export interface Giver {
  name: string
  requester: boolean
  approver: boolean
  manager: boolean
}

/**
 * Why what a rule asks for could not be given now, as a sentence; undefined where it can. Whoever files a request does not count among its
 * approvers. Pure.
 */
export function whatLacks(asked: Requirement, people: readonly Giver[]): string | undefined {
  const approvers = people.filter(({ approver }) => approver)
  const lack = lackAmong(approvers, asked)
  if (lack !== undefined) return lack
  const stuck = approvers.filter(
    (filer) =>
      filer.requester &&
      lackAmong(
        approvers.filter((one) => one !== filer),
        asked,
      ) !== undefined,
  )
  if (stuck.length === 0) return undefined
  const names = listed(stuck.map(({ name }) => name))
  return `Nobody could decide what ${names} ${stuck.length === 1 ? 'files' : 'file'}: whoever files does not count, and the others are too few.`
}

function lackAmong(approvers: readonly Giver[], { approvers: needed, manager }: Requirement) {
  if (approvers.length < needed)
    return `Nobody could decide such a request: it asks for ${numberWords[needed] ?? needed}, and ${peopleWords(approvers.length)} the role approver.`
  if (manager && !approvers.some((one) => one.manager))
    return 'Nobody could decide such a request: it asks for an approver who is also a manager, and nobody is both.'
  return undefined
}

const numberWords: Record<number, string> = { 1: 'one approver', 2: 'two approvers', 3: 'three approvers' }

const peopleWords = (count: number) =>
  count === 0 ? 'nobody has' : count === 1 ? 'only one person has' : `only ${count} people have`

const listed = (names: readonly string[]) =>
  new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)
