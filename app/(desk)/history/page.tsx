import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { readerZone } from '#app/_shell/reader-zone.ts'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { KeyHints } from '#app/_ui/key-hints.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { filterNames, readFilter, type Typed } from '#lib/attribution/delivery-filter.ts'
import { findDeliveries } from '#lib/attribution/find-deliveries.ts'
import { may } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { findNames } from '#lib/people/find-people.ts'
import { DeliveriesTable } from './_list/deliveries-table.tsx'
import { lineOf } from './_list/delivery-line.ts'
import { FilterBar } from './_list/filter-bar.tsx'
import { FilterChips } from './_list/filter-chips.tsx'
import { csvAddress, type GivenSearch, historyAddress, readSearch } from './_list/history-search.ts'
import { filterLabels } from './_list/history-words.ts'
import { NoDeliveries } from './_list/no-deliveries.tsx'

export const metadata: Metadata = { title: 'History' }

export default async function History({ searchParams }: { searchParams: Promise<GivenSearch> }) {
  const { who, actor } = await visit('delivery:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'History' }]} permission="delivery:see" />
  const { typed, before, after } = readSearch(await searchParams)
  const read = readFilter(typed, { now: new Date(), zone: await readerZone() })
  const [found, people] = await Promise.all([
    findDeliveries(actor, read.filter, { before, after }),
    findNames(actor),
  ])
  const { rows, older, newer } = found
  const filtered = Object.keys(typed).length > 0
  return (
    <PageFrame crumbs={[{ label: 'History' }]}>
      <PageHead
        title={titleOf({
          count: rows.length,
          filtered: Object.keys(read.filter).length > 0,
          more: older !== undefined || newer !== undefined,
        })}
        aside={
          <>
            {may(who, 'proof:match') && <LinkButton href="/history/signups">Match sign-ups</LinkButton>}
            <Export typed={typed} problems={read.problems} />
          </>
        }
      >
        Each call that changed something at a provider, and each event resent by hand: who asked, who
        approved, what came back.
      </PageHead>
      <FilterBar typed={typed} problems={read.problems} people={people}>
        <FilterChips typed={typed} read={read} names={new Map(people.map(({ id, name }) => [id, name]))} />
      </FilterBar>
      <LeftOut problems={read.problems} />
      {rows.length === 0 ? (
        <NoDeliveries filtered={filtered} paged={before !== undefined} />
      ) : (
        <>
          <DeliveriesTable lines={rows.map(lineOf)} typed={typed} />
          <KeyHints />
        </>
      )}
      <div className="mt-3">
        <Pager
          older={older === undefined ? undefined : historyAddress(typed, { before: older })}
          newer={newer === undefined ? undefined : historyAddress(typed, { after: newer })}
          newest={newer === undefined ? undefined : historyAddress(typed)}
        />
      </div>
    </PageFrame>
  )
}

function titleOf({ count, filtered, more }: { count: number; filtered: boolean; more: boolean }) {
  if (!filtered) return 'Every delivery, the newest first'
  if (count === 0) return 'No delivery fits these filters'
  if (more) return 'Deliveries that fit, the newest first'
  return count === 1 ? '1 delivery fits these filters' : `${count} deliveries fit these filters`
}

/** A list that ignores a part of what was asked says so. */
function LeftOut({ problems }: { problems: Typed }) {
  const names = filterNames.filter((name) => problems[name] !== undefined).map((name) => filterLabels[name])
  if (names.length === 0) return null
  return (
    <div className="mb-3">
      <Callout tone="warn" title={`Not understood, and left out of this list: ${names.join(', ')}.`} live>
        What to write stands at each field above.
      </Callout>
    </div>
  )
}

function Export({ typed, problems }: { typed: Typed; problems: Typed }) {
  const icon = <Download aria-hidden size={16} />
  if (Object.keys(problems).length > 0)
    return (
      <Button
        icon={icon}
        unavailable="A filter was not understood. Mend it first, so that the file holds what you mean."
      >
        Export CSV
      </Button>
    )
  return (
    <LinkButton href={csvAddress(typed)} icon={icon} hotkey="e" download>
      Export CSV
    </LinkButton>
  )
}
