import type { Metadata } from 'next'
import { findQueue, type QueueTab } from '#lib/attribution/find-queue.ts'
import { may, permit, type Who } from '#lib/auth/actor.ts'
import { type CasesAtHand, findCaseQueue } from '#lib/cases/find-case-queue.ts'
import { countMyCases } from '#lib/cases/count-for-me.ts'
import { visit } from '#lib/page.ts'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'
import { RefreshOnReturn } from '../../_shell/refresh-on-return.tsx'
import { TellWaiting } from '../../_shell/tell-waiting.tsx'
import { FilterPills } from '../../_ui/filter-pills.tsx'
import { KeyHints } from '../../_ui/key-hints.tsx'
import { LinkButton } from '../../_ui/link-button.tsx'
import { PageHead } from '../../_ui/page-head.tsx'
import { RowKeys } from '../../_ui/row-keys.tsx'
import { CaseLists } from './_parts/case-lists.tsx'
import { EmptyQueue } from './_parts/empty-queue.tsx'
import { queueTitle, stakeSentence } from './_parts/queue-words.ts'
import { tabAt, tabs } from './_parts/tabs.ts'
import { lineOf as caseLineOf } from '../cases/_list/case-line.ts'
import { lineOf } from '../_requests/request-line.ts'
import { RequestRows } from '../_requests/request-rows.tsx'

export const metadata: Metadata = { title: 'Queue' }

export default async function Queue({
  searchParams,
}: {
  searchParams: Promise<{ tab?: string | string[] }>
}) {
  const { who, actor } = await visit('request:see')
  if (!actor) return <NeedsRole crumbs={[{ label: 'Queue' }]} permission="request:see" />
  const tab = tabAt((await searchParams).tab)
  const [{ rows, atStake, counts }, cases, mine] = await Promise.all([
    findQueue(actor, who, tab),
    casesFor(who, tab),
    countMyCases(who),
  ])
  const hasCases = cases !== null && cases.mine.count + cases.nobodys.count > 0
  const decides = may(who, 'request:decide')
  const files = may(who, 'request:file')
  const title = queueTitle(tab, counts[tab], { onlyFiles: files && !decides, cases: mine })
  return (
    <PageFrame crumbs={[{ label: 'Queue' }]}>
      <TellWaiting count={counts['for me'] + mine} at={currentMoment()} />
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
        {stakeSentence(atStake, counts[tab], hasCases)}
      </PageHead>
      <div className="mb-3">
        <FilterPills
          label="Which requests"
          pills={tabs.map(({ tab: one, label, href }) => ({
            label,
            href,
            count: counts[one] + (one === 'for me' ? mine : 0),
            current: one === tab,
          }))}
        />
      </div>
      <RowKeys>
        {rows.length > 0 ? (
          <RequestRows
            caption={hasCases ? 'Requests' : title}
            lines={rows.map(lineOf)}
            states={rows.some(({ state }) => state !== 'waiting')}
          />
        ) : hasCases ? (
          <p className="text-muted">No request waits for you.</p>
        ) : (
          <EmptyQueue tab={tab} decides={decides} files={files} />
        )}
        {counts[tab] > rows.length && rows.length > 0 && (
          <p className="mt-3 text-sm text-muted">
            The first {rows.length} of {counts[tab]} are shown; the others follow when these are done.
          </p>
        )}
        {cases && <CaseLists mine={waitingOf(cases.mine)} nobodys={waitingOf(cases.nobodys)} me={who.name} />}
      </RowKeys>
      {(rows.length > 0 || hasCases) && (
        <KeyHints
          more={
            hasCases
              ? [
                  { keys: ['c'], does: 'take the case' },
                  { keys: ['s'], does: 'follow the case' },
                ]
              : []
          }
        />
      )}
    </PageFrame>
  )
}

/** Nothing for those who work on no cases, and beside the other tabs, which are of requests alone. */
const casesFor = (who: Who, tab: QueueTab) =>
  tab === 'for me' && may(who, 'case:work') ? findCaseQueue(permit(who, 'case:see'), who.id) : null

function currentMoment() {
  return Date.now()
}

const waitingOf = ({ rows, count }: CasesAtHand) => ({ lines: rows.map(caseLineOf), count })
