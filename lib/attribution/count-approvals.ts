import type { Required } from '#lib/policy/find-required.ts'

export interface Counted {
  given: number
  /** How many it takes, the manager's among them. */
  total: number
  /** One of them must be a manager's, and none is yet. */
  managerMissing: boolean
  enough: boolean
}

/** How far the approvals of a revision have come. Pure. */
export function countApprovals(
  given: readonly { manager: boolean }[],
  { approvers, manager }: Pick<Required, 'approvers' | 'manager'>,
): Counted {
  const managerMissing = manager && !given.some((one) => one.manager)
  return {
    given: given.length,
    total: Math.max(approvers, given.length + (managerMissing ? 1 : 0)),
    managerMissing,
    enough: given.length >= approvers && !managerMissing,
  }
}

/** "1 of 2 approvals". */
export const approvalWords = ({ given, total }: Pick<Counted, 'given' | 'total'>) =>
  `${String(given)} of ${String(total)} ${total === 1 ? 'approval' : 'approvals'}`
