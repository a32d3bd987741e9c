import { MessageSquareText } from 'lucide-react'
import type { Metadata, Route } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RefreshOnReturn } from '#app/_shell/refresh-on-return.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { FilterPills } from '#app/_ui/filter-pills.tsx'
import { KeyHints } from '#app/_ui/key-hints.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { OneLine } from '#app/_ui/one-line.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { may } from '#lib/auth/actor.ts'
import { countCases, findCases, mostCounted } from '#lib/cases/find-cases.ts'
import { findCauses, findWorkers } from '#lib/cases/find-lists.ts'
import { findViews } from '#lib/cases/save-view.ts'
import { visit } from '#lib/page.ts'
import { findNames } from '#lib/people/find-people.ts'
import { pathNames } from '../policy/_words/path-names.ts'
import { CaseFilters } from './_list/case-filters.tsx'
import { lineOf } from './_list/case-line.ts'
import { CaseRows } from './_list/case-rows.tsx'
import {
  casesAddress,
  type CaseSearch,
  filterOf,
  filtersOf,
  type GivenSearch,
  isFiltered,
  readSearch,
} from './_list/case-search.ts'
import { quickLists } from './_list/quick-lists.ts'
import { SavedViews } from './_list/saved-views.tsx'

export const metadata: Metadata = { title: 'Cases' }

export default async function Cases({ searchParams }: { searchParams: Promise<GivenSearch> }) {
  const { who, actor } = await visit('case:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Cases' }]} permission="case:see" />
  const search = readSearch(await searchParams)
  const filter = filterOf(search, who.id)
  const [{ rows, next, previous }, count, causes, workers, people, views] = await Promise.all([
    findCases(actor, filter, { after: search.after, before: search.before }),
    countCases(actor, filter),
    findCauses(actor, true),
    findWorkers(actor),
    findNames(actor),
    findViews(actor),
  ])
  const opens = may(who, 'case:open')
  const works = may(who, 'case:work')
  return (
    <PageFrame crumbs={[{ label: 'Cases' }]}>
      <RefreshOnReturn />
      <PageHead
        title={titleOf(count, search)}
        aside={
          <>
            {may(who, 'case-settings:change') && (
              <LinkButton href="/cases/settings" variant="quiet">
                Settings
              </LinkButton>
            )}
            {opens && (
              <LinkButton href="/cases/new" variant="primary" hotkey="n">
                New case
              </LinkButton>
            )}
          </>
        }
      >
        A case is where a missed referral begins: somebody says so, and waits for an answer.
      </PageHead>
      <div className="mb-4 max-sm:mb-3">
        <OneLine key={filtersOf(search)}>
          <FilterPills label="Which cases" pills={quickLists(search)} oneLine />
          <SavedViews views={views} search={filtersOf(search)} mine={who.id} />
        </OneLine>
      </div>
      <CaseFilters
        key={filtersOf(search)}
        search={search}
        causes={causes.map(({ id, name }) => ({ value: id, label: name }))}
        workers={workers.map(({ id, name }) => ({ value: id, label: name }))}
        people={people.map(({ id, name }) => ({ value: id, label: name }))}
        paths={Object.entries(pathNames()).map(([value, label]) => ({ value, label }))}
        unfolded={isUnfolded(search)}
      />
      {rows.length === 0 ? (
        <NoCases
          first={count > 0 && (search.after ?? search.before) ? casesAddress(search) : undefined}
          filtered={isFiltered(search)}
          opens={opens}
        />
      ) : (
        <>
          <CaseRows caption="Cases" lines={rows.map(lineOf)} mayWork={works} me={who.name} />
          <div className="flex flex-wrap items-start justify-between gap-x-4">
            <KeyHints
              more={[
                ...(works ? [{ keys: ['c'], does: 'take it' }] : []),
                { keys: ['s'], does: 'follow it' },
              ]}
            />
            {works && (
              <div className="mt-2">
                <LinkButton
                  href={casesAddress(search, {}, '/cases/many')}
                  size="small"
                  variant="quiet"
                  hotkey="b"
                >
                  Change many at once
                </LinkButton>
              </div>
            )}
          </div>
        </>
      )}
      <div className="mt-3">
        <Pager
          older={next === undefined ? undefined : casesAddress(search, { after: next })}
          newer={previous === undefined ? undefined : casesAddress(search, { before: previous })}
        />
      </div>
    </PageFrame>
  )
}

const folded = [
  ...(['kind', 'cause', 'waits', 'outcome', 'from', 'to'] as const),
  ...(['path', 'requester', 'approver', 'money', 'referrer', 'answered'] as const),
]

function titleOf(count: number, search: CaseSearch) {
  const many =
    count >= mostCounted
      ? `${mostCounted.toLocaleString('en')} cases or more`
      : count === 1
        ? '1 case'
        : `${count} cases`
  if (!isFiltered(search)) return count === 0 ? 'Cases' : many
  const late =
    search.clock === 'late' ? (count === 1 ? ' is late' : ' are late') : count === 1 ? ' fits' : ' fit'
  return `${many}${late}`
}

/** More is narrowed than the first line and the lists that everybody needs show. */
function isUnfolded({ who, clock, ...search }: CaseSearch) {
  const isQuick = who === undefined || who === 'me' || who === 'nobody'
  const folds = folded.some((name) => Boolean(search[name]))
  return folds || !isQuick || (clock !== undefined && clock !== 'late')
}

interface NoCasesProps {
  /** The first page, where there are cases, but none on the page that is shown. */
  first: Route | undefined
  filtered: boolean
  opens: boolean
}

function NoCases({ first, filtered, opens }: NoCasesProps) {
  const icon = <MessageSquareText aria-hidden size={24} />
  if (first)
    return (
      <EmptyState
        icon={icon}
        title="This page of the list is empty"
        action={<LinkButton href={first}>Back to the first page</LinkButton>}
      >
        The list ends before it: it has become shorter, or the address is not whole.
      </EmptyState>
    )
  if (filtered)
    return (
      <EmptyState
        icon={icon}
        title="No case fits"
        action={<LinkButton href="/cases">Show every case</LinkButton>}
      >
        Every word that is typed must be in it: names, e-mails, ids, notes and messages are searched, each
        word by its beginning.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={icon}
      title="No case has been opened yet"
      action={opens && <LinkButton href="/cases/new">Open the first case</LinkButton>}
    >
      A case keeps what a person says about a referral that was missed, until they have an answer. It is
      opened here by hand, or by the company’s help desk.
    </EmptyState>
  )
}
