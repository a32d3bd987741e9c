import type { Route } from 'next'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { CasePage } from '#lib/cases/get-case.ts'
import { caseName } from '#lib/cases/rules.ts'
import { CaseStatePill } from '../../_parts/case-state.tsx'
import { kindNames } from '../../_parts/case-words.ts'
import { SlaMark } from '../../_parts/sla-mark.tsx'
import { FollowButton } from './follow-button.tsx'

interface CaseHeadProps {
  page: CasePage
  follows: boolean
  mayWork: boolean
}

/** What it is about, how it stands, and what runs out next. */
export function CaseHead({ page: { row, cause, opener, merged }, follows, mayWork }: CaseHeadProps) {
  return (
    <PageHead
      title={row.summary}
      aside={
        <>
          <CaseStatePill state={row.state} waitingOn={row.waitingOn} outcome={row.outcome} />
          {row.state !== 'resolved' && <SlaMark due={row.nextDueAt} />}
          <FollowButton caseId={row.id} follows={follows} />
          {mayWork && (
            <span className="lg:hidden">
              <LinkButton href="#work" size="small">
                Work on it
              </LinkButton>
            </span>
          )}
          {mayWork && (
            <LinkButton href={`/cases/${row.id}/edit` as Route} size="small" hotkey="e">
              Edit
            </LinkButton>
          )}
        </>
      }
    >
      {caseName(row.number)} · {kindNames[row.kind]} · {cause} · opened{' '}
      {opener === null ? `by ${row.source ?? 'the help desk'}` : `by ${opener}`} <Time at={row.openedAt} />
      {merged.length > 0 && (
        <>
          {' · with '}
          {merged.map(({ id, number }) => (
            <span key={id} className="not-last:after:content-[',_']">
              {caseName(number)}
            </span>
          ))}
        </>
      )}
      {row.sourceLink !== null && (
        <>
          {' · '}
          <OutsideLink href={row.sourceLink}>where it was told</OutsideLink>
        </>
      )}
    </PageHead>
  )
}
