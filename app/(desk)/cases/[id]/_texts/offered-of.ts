import type { CasePage } from '#lib/cases/get-case.ts'
import type { findTemplates } from '#lib/cases/find-lists.ts'
import { fillTemplate } from '#lib/cases/fill-template.ts'
import { valuesOf } from '#lib/cases/answer-values.ts'
import type { Offered } from './message-form.tsx'

type Template = Awaited<ReturnType<typeof findTemplates>>[number]

/** Every template as it reads for this case, and the one to begin with. */
export function offeredOf(page: CasePage, templates: readonly Template[], writer: string) {
  const values = valuesOf(page, writer)
  const offered = templates.map(({ id, name, outcome, subject, body }): Offered => ({
    id,
    name,
    outcome,
    subject: fillTemplate(subject, values),
    body: fillTemplate(body, values),
  }))
  return { offered, suggested: offered.find(({ outcome }) => outcome === wanted(page))?.id }
}

/** The outcome that an answer would tell of; undefined where none is due. */
function wanted({ row }: CasePage) {
  if (row.state === 'resolved') return row.outcome
  return row.asks === 'answer' ? ('attributed' as const) : undefined
}
