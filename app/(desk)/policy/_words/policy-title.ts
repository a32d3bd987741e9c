import type { Rule } from '#lib/policy/rules.ts'
import { numberWord } from './requirement-words.ts'

/** The policy in one sentence: "One approver decides every request", "Two rules ask for more than one approver". Pure. */
export function policyTitle(rules: readonly Rule[]): string {
  const least = Math.min(...rules.map(({ then }) => then.approvers))
  const most = Math.max(...rules.map(({ then }) => then.approvers))
  if (least !== most) return askingMore(rules, least)
  const everybody = `${capital(numberWord(least))} ${least === 1 ? 'approver decides' : 'approvers decide'} every request`
  const demanding = rules.filter(({ then }) => asksElse(then)).length
  if (demanding === 0) return everybody
  if (rules.length === 1) return `${everybody}, and something else is asked for too`
  return `${everybody}, and ${numberWord(demanding)} ${demanding === 1 ? 'rule asks' : 'rules ask'} for something else too`
}

function askingMore(rules: readonly Rule[], least: number) {
  const count = rules.filter(({ then }) => then.approvers > least).length
  return `${capital(numberWord(count))} ${count === 1 ? 'rule asks' : 'rules ask'} for more than ${numberWord(least)} ${least === 1 ? 'approver' : 'approvers'}`
}

const asksElse = ({ manager, freshMinutes, reason }: Rule['then']) =>
  manager || freshMinutes !== null || reason !== null

const capital = (text: string) => text.replace(/^./, (letter) => letter.toUpperCase())
