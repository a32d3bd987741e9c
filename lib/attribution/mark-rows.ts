import 'server-only'
import { sql } from 'drizzle-orm'
import { type Request, requests } from '#db/schema/requests.ts'

/** What `markRows` reads of a row: of the approvals that a waiting request has, those of people who are approvers still. */
export const markColumns = {
  undecidable: requests.undecidable,
  approvalsNeeded: requests.approvalsNeeded,
  approvals: sql<{ given: number; counting: number } | null>`case when ${requests.state} = 'waiting' then (
    select json_build_object('given', count(*), 'counting', count(*) filter (
      where exists (select from roles r where r.person_id = d.decided_by and r.role = 'approver')))
    from decisions d
    where d.request_id = ${requests.id} and d.revision = ${requests.revision} and d.outcome = 'approved') end`,
}

type Markable = Pick<Request, 'approvalsNeeded'> & { approvals: { given: number; counting: number } | null }

export interface Marks {
  /** How far the approvals of a waiting request have come, where it takes several; null else. */
  approvals: { given: number; total: number } | null
}

/** "1 of 2" for each row that somebody approved and that waits for more: one more than there are, at least. */
export const markRows = <R extends Markable>(rows: readonly R[]): (Omit<R, 'approvals'> & Marks)[] =>
  rows.map((row) => ({ ...row, approvals: countOf(row) }))

function countOf({ approvals, approvalsNeeded }: Markable): Marks['approvals'] {
  if (approvals === null || approvals.given === 0) return null
  return { given: approvals.counting, total: Math.max(approvalsNeeded, approvals.counting + 1) }
}
