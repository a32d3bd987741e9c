import type { Route } from 'next'
import type { EntryRow } from '#lib/audit/find-entries.ts'
import { detailWords, eventWords } from './entry-words.ts'

/** One row of the audit, in the words that are drawn. */
export interface EntryLine {
  id: string
  at: Date
  /** null where the desk did it by itself. */
  person: { id: string; name: string | null } | null
  before: string
  subject: { href: Route; name: string } | null
  after: string
  detail: string
}

export function lineOf(row: EntryRow): EntryLine {
  const { id, at, personId, person } = row
  const [before, after] = eventWords(row)
  return {
    id,
    at,
    person: personId === null ? null : { id: personId, name: person },
    before,
    subject: subjectOf(row),
    after,
    detail: detailWords(row),
  }
}

function subjectOf(row: EntryRow): EntryLine['subject'] {
  const { requestId, requestNumber, caseId, caseNumber, subject, event, detail } = row
  const { version } = detail
  if (event.startsWith('policy.') && typeof version === 'number')
    return { href: `/policy/${version}` as Route, name: `version ${version}` }
  if (requestId !== null) return { href: `/requests/${requestId}` as Route, name: `R-${requestNumber ?? ''}` }
  if (caseId !== null) return { href: `/cases/${caseId}` as Route, name: `C-${caseNumber ?? ''}` }
  return subject === null || event === 'door.refused' ? null : { href: '/people', name: subject }
}
