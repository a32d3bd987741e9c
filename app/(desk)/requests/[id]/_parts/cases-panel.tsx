import type { Route } from 'next'
import { Panel } from '#app/_ui/panel.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { findCasesOfRequest } from '#lib/cases/find-linked.ts'
import { caseName } from '#lib/cases/rules.ts'

interface CasesPanelProps {
  cases: Awaited<ReturnType<typeof findCasesOfRequest>>
}

/** The complaints that this request is for; nothing where it is for none. */
export function CasesPanel({ cases }: CasesPanelProps) {
  if (cases.length === 0) return null
  return (
    <Panel title={cases.length === 1 ? 'Filed for a case' : 'Filed for cases'}>
      <ul className="grid gap-2 text-sm">
        {cases.map(({ id, number, summary, state }) => (
          <li key={id} className="wrap-anywhere">
            <TextLink href={`/cases/${id}` as Route}>{caseName(number)}</TextLink>{' '}
            <span className="text-muted">{state}</span>
            <span className="block">{summary}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
