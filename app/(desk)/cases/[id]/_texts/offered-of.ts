import type { CasePage } from '#lib/cases/get-case.ts'
import type { findTemplates } from '#lib/cases/find-lists.ts'
import { fillTemplate } from '#lib/cases/fill-template.ts'
import { valuesOf } from '#lib/cases/answer-values.ts'
import { filedOf, matchRequests } from '#lib/cases/match-requests.ts'
import type { CaseOutcome } from '#lib/cases/words.ts'
import type { Offered } from './message-form.tsx'

type Template = Awaited<ReturnType<typeof findTemplates>>[number]

/** Every template as it reads for this case, and the one to begin with. */
export function offeredOf(page: CasePage, templates: readonly Template[], writer: string) {
  const values = valuesOf(page, writer)
  const counts = counting(page)
  const some = counts.length === 0 ? values : valuesOf({ ...page, newUsers: counts }, writer)
  const offered = templates.map(({ id, name, outcome, subject, body }): Offered => ({
    id,
    name,
    outcome,
    subject: fillTemplate(subject, outcome === 'partly' ? some : values),
    body: fillTemplate(body, outcome === 'partly' ? some : values),
  }))
  return { offered, suggested: offered.find(({ outcome }) => outcome === wanted(page))?.id }
}

/** The outcome that an answer would tell of; undefined where none is due. */
function wanted(page: CasePage) {
  const { row } = page
  if (row.state === 'resolved') return row.outcome
  return row.asks === 'answer' ? likelyOutcome(page) : undefined
}

/** As its requests ended: some of several new users count, or all do. */
export function likelyOutcome({ newUsers, linked }: Pick<CasePage, 'newUsers' | 'linked'>): CaseOutcome {
  const counts = counting({ newUsers, linked }).length
  return counts > 0 && counts < newUsers.length ? 'partly' : 'attributed'
}

/** Those of its new users whose requests were carried out. */
export function counting({ newUsers, linked }: Pick<CasePage, 'newUsers' | 'linked'>) {
  const matched = matchRequests(newUsers, linked)
  return newUsers.filter(({ id }) => filedOf(matched.get(id)?.state) === 'counts')
}
