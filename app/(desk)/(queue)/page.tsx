import type { Metadata } from 'next'
import { findQueue } from '#lib/attribution/find-queue.ts'
import { may } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'
import { RefreshOnReturn } from '../../_shell/refresh-on-return.tsx'
import { TellWaiting } from '../../_shell/tell-waiting.tsx'
import { FilterPills } from '../../_ui/filter-pills.tsx'
import { LinkButton } from '../../_ui/link-button.tsx'
import { PageHead } from '../../_ui/page-head.tsx'
import { EmptyQueue } from './_parts/empty-queue.tsx'
import { queueTitle, stakeSentence } from './_parts/queue-words.ts'
import { tabAt, tabs } from './_parts/tabs.ts'
import { RequestTable } from '../_requests/request-table.tsx'

export const metadata: Metadata = { title: 'Queue' }

export default async function Queue({
  searchParams,
}: {
  searchParams: Promise<{ tab?: string | string[] }>
}) {
  const { who, actor } = await visit('request:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Queue' }]} permission="request:see" />
  const tab = tabAt((await searchParams).tab)
  const { rows, atStake, counts } = await findQueue(actor, who, tab)
  const decides = may(who, 'request:decide')
  const files = may(who, 'request:file')
  const title = queueTitle(tab, counts[tab], { onlyFiles: files && !decides })
  return (
    <PageFrame crumbs={[{ label: 'Queue' }]}>
      <TellWaiting count={counts['for me']} at={currentMoment()} />
      <RefreshOnReturn />
      <PageHead
        title={title}
        aside={
          files && (
            <LinkButton href="/requests/new" variant="primary" hotkey="n">
              New request
            </LinkButton>
          )
        }
      >
        {stakeSentence(atStake, counts[tab])}
      </PageHead>
      <div className="mb-3">
        <FilterPills
          label="Which requests"
          pills={tabs.map(({ tab: one, label, href }) => ({
            label,
            href,
            count: counts[one],
            current: one === tab,
          }))}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyQueue tab={tab} decides={decides} files={files} />
      ) : (
        <RequestTable caption={title} rows={rows} states={rows.some(({ state }) => state !== 'waiting')} />
      )}
      {counts[tab] > rows.length && rows.length > 0 && (
        <p className="mt-3 text-sm text-muted">
          The first {rows.length} of {counts[tab]} are shown; the others follow when these are done.
        </p>
      )}
    </PageFrame>
  )
}

function currentMoment() {
  return Date.now()
}
