import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { permit } from '#lib/auth/actor.ts'
import { freezeCases, mostAtOnce } from '#lib/cases/change-many.ts'
import { findDeclineReasons, findWorkers } from '#lib/cases/find-lists.ts'
import { visit } from '#lib/page.ts'
import { casesAddress, filterOf, type GivenSearch, readSearch } from '../_list/case-search.ts'
import { BulkForm } from './bulk-form.tsx'

export const metadata: Metadata = { title: 'Change many cases' }

const crumbs = [{ label: 'Cases', href: '/cases' as const }, { label: 'Change many' }]

export default async function ManyCases({ searchParams }: { searchParams: Promise<GivenSearch> }) {
  const { who, actor } = await visit('case:work')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="case:work" />
  const see = permit(who, 'case:see')
  const search = readSearch(await searchParams)
  const [{ rows, more }, workers, reasons] = await Promise.all([
    freezeCases(see, filterOf(search, who.id)),
    findWorkers(see),
    findDeclineReasons(see),
  ])
  const back = casesAddress(search)
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title="Which of these do you change, and how?">
        The list was taken when this page was opened, and stays as it is: nothing slips in or out of it.
        {more && ` It holds the first ${String(mostAtOnce)}; do the rest afterwards.`}
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState title="No case fits" action={<LinkButton href={back}>Back to the list</LinkButton>}>
          Choose other filters in the list of cases, then come back.
        </EmptyState>
      ) : (
        <BulkForm
          found={rows.map(({ id, number, summary, state }) => ({ id, number, summary, state }))}
          workers={workers.map(({ id, name }) => ({ value: id, label: name }))}
          reasons={reasons.map(({ id, name }) => ({ value: id, label: name }))}
          back={back}
        />
      )}
    </PageFrame>
  )
}
