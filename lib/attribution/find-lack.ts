import type { Required } from '#lib/policy/find-required.ts'

export interface Decider {
  id: string
  name: string
  manager: boolean
}

export interface Lack {
  /** Why these people cannot give what the policy asks for, in words that follow a colon. */
  because: string
  /** What somebody must be given: "the role approver". */
  missing: string
}

/** What these people lack to give what the policy asks for; undefined where they can. Pure. */
export function findLack(
  deciders: readonly Decider[],
  { approvers, manager }: Pick<Required, 'approvers' | 'manager'>,
): Lack | undefined {
  const missing = 'the role approver'
  if (deciders.length === 0) return { because: 'no other person has the role approver', missing }
  if (deciders.length < approvers)
    return {
      because: `the policy asks for ${String(approvers)} approvers, and only ${String(deciders.length)} could`,
      missing,
    }
  if (manager && !deciders.some((one) => one.manager))
    return {
      because: 'the policy asks for an approver who is also a manager, and nobody else is both',
      missing: 'the roles approver and manager',
    }
  return undefined
}

/** "Ask an admin, Otto Brandt, to give the role approver to another person on the page People." */
export function wayOutOf({ missing }: Lack, admins: readonly string[]) {
  const names = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(admins)
  return `Ask an admin${names === '' ? '' : `, ${names},`} to give ${missing} to another person on the page People.`
}
