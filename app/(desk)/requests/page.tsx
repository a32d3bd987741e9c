import { FileSearch } from 'lucide-react'
import type { Metadata } from 'next'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { may } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'
import { RefreshOnReturn } from '../../_shell/refresh-on-return.tsx'
import { EmptyState } from '../../_ui/empty-state.tsx'
import { LinkButton } from '../../_ui/link-button.tsx'
import { PageHead } from '../../_ui/page-head.tsx'
import { Pager } from '../../_ui/pager.tsx'
import { RequestTable } from '../_requests/request-table.tsx'
import {
  filterOf,
  isFiltered,
  isOneState,
  narrowedBy,
  pageAddress,
  readSearch,
  type GivenSearch,
  stateChoices,
} from './_list/list-filter.ts'
import { ListFilters } from './_list/list-filters.tsx'
import { ToldOf } from './_list/told-of.tsx'

export const metadata: Metadata = { title: 'Requests' }

export default async function Requests({ searchParams }: { searchParams: Promise<GivenSearch> }) {
  const { who, actor } = await visit('request:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Requests' }]} permission="request:see" />
  const search = readSearch(await searchParams)
  const { rows, older, newer } = await findRequests(actor, filterOf(search, who.id))
  const files = may(who, 'request:file')
  const narrowed = narrowedBy(search)
  return (
    <PageFrame crumbs={[{ label: 'Requests' }]}>
      <RefreshOnReturn />
      <PageHead
        title="Every request, the newest first"
        aside={
          files && (
            <LinkButton href="/requests/new" variant="primary" hotkey="n">
              New request
            </LinkButton>
          )
        }
      >
        Whatever was filed stays here, whoever filed it and whatever became of it.
      </PageHead>
      {narrowed.length > 0 && <ToldOf actor={actor} reader={who.id} search={search} />}
      <ListFilters
        narrowed={narrowed}
        key={`${search.state ?? ''} ${search.mine ?? ''} ${search.text ?? ''}`}
        choices={stateChoices}
        state={search.state}
        text={search.text}
        mine={search.mine !== undefined}
      />
      {rows.length === 0 ? (
        <NoRequests filtered={isFiltered(search)} files={files} />
      ) : (
        <RequestTable caption="Requests, the newest first" rows={rows} states={!isOneState(search)} />
      )}
      <div className="mt-3">
        <Pager
          older={older === undefined ? undefined : pageAddress(search, { before: older })}
          newer={newer === undefined ? undefined : pageAddress(search, { after: newer })}
        />
      </div>
    </PageFrame>
  )
}

function NoRequests({ filtered, files }: { filtered: boolean; files: boolean }) {
  const icon = <FileSearch aria-hidden size={24} />
  if (filtered)
    return (
      <EmptyState
        icon={icon}
        title="No request fits"
        action={<LinkButton href="/requests">Show every request</LinkButton>}
      >
        Numbers, ids and codes must be whole; of an e-mail address the beginning is enough.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={icon}
      title="Nobody has filed a request yet"
      action={files && <LinkButton href="/requests/new">File the first request</LinkButton>}
    >
      A request proposes that a new user belongs to a referral code. Somebody with the role requester files
      it, somebody else approves it.
    </EmptyState>
  )
}
