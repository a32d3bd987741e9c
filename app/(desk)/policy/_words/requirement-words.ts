import type { Requirement } from '#lib/policy/rules.ts'
import { counted } from '../../requests/_plan/counted.ts'

/** What a rule asks for, one thing each: "two approvers, one of them a manager", "a sign-in of the last 15 minutes". */
export const requirementParts = (asked: Requirement): string[] => [
  approverWords(asked),
  ...(asked.freshMinutes === null ? [] : [`a sign-in of the last ${counted(asked.freshMinutes, 'minute')}`]),
  ...(asked.reason === null ? [] : [`a written reason: ${asked.reason.words}`]),
]

export const requirementWords = (asked: Requirement) => requirementParts(asked).join(' · ')

const approverWords = ({ approvers, manager }: Pick<Requirement, 'approvers' | 'manager'>) => {
  const words = approvers === 1 ? 'one approver' : `${numberWord(approvers)} approvers`
  if (!manager) return words
  return approvers === 1 ? `${words}, who is also a manager` : `${words}, one of them a manager`
}

const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']

export const numberWord = (count: number) => words[count] ?? String(count)
