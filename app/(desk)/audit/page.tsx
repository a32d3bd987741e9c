import { ShieldCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { KeyHints } from '#app/_ui/key-hints.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { findEntries } from '#lib/audit/find-entries.ts'
import { visit } from '#lib/page.ts'
import { findNames } from '#lib/people/find-people.ts'
import { AuditFilters } from './_list/audit-filters.tsx'
import { auditAddress, type GivenSearch, readSearch } from './_list/audit-search.ts'
import { EntriesTable } from './_list/entries-table.tsx'
import { lineOf } from './_list/entry-line.ts'
import { eventChoices } from './_list/entry-words.ts'
import { NotYours } from './_list/not-yours.tsx'

export const metadata: Metadata = { title: 'Audit' }

export default async function Audit({ searchParams }: { searchParams: Promise<GivenSearch> }) {
  const { actor } = await visit('audit:see')
  if (!actor) return <NotYours />
  const { typed, filter, problems, before, after } = readSearch(await searchParams)
  const [found, people] = await Promise.all([findEntries(actor, filter, { before, after }), findNames(actor)])
  const { rows, older, newer } = found
  return (
    <PageFrame crumbs={[{ label: 'Audit' }]}>
      <PageHead title="Who did what, the newest first">
        Each entry was written together with the act it tells of, and is never changed or deleted.
      </PageHead>
      <AuditFilters
        key={`${typed.person ?? ''} ${typed.event ?? ''} ${typed.request ?? ''}`}
        typed={typed}
        problems={problems}
        people={people.map(({ id, name }) => ({ value: id, label: name }))}
        events={eventChoices}
      />
      {rows.length === 0 ? (
        <NoEntries filtered={Object.keys(typed).length > 0 || before !== undefined} />
      ) : (
        <>
          <EntriesTable lines={rows.map(lineOf)} typed={typed} />
          <KeyHints />
        </>
      )}
      <div className="mt-3">
        <Pager
          older={older === undefined ? undefined : auditAddress(typed, { before: older })}
          newer={newer === undefined ? undefined : auditAddress(typed, { after: newer })}
          newest={newer === undefined ? undefined : auditAddress(typed)}
        />
      </div>
    </PageFrame>
  )
}

function NoEntries({ filtered }: { filtered: boolean }) {
  const icon = <ShieldCheck aria-hidden size={24} />
  if (filtered)
    return (
      <EmptyState
        icon={icon}
        title="Nobody did anything that fits"
        action={<LinkButton href="/audit">Show every entry</LinkButton>}
      >
        A request is found by its whole number. Take a filter away, or all of them.
      </EmptyState>
    )
  return (
    <EmptyState icon={icon} title="Nobody has done anything yet">
      The first sign-in, each role that is given, each request and each decision leaves an entry here.
    </EmptyState>
  )
}
