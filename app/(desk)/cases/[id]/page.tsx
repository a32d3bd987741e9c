import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RefreshOnReturn } from '#app/_shell/refresh-on-return.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { may } from '#lib/auth/actor.ts'
import { findColleagues, findDeclineReasons, findTemplates, findWorkers } from '#lib/cases/find-lists.ts'
import { findTimeline } from '#lib/cases/find-timeline.ts'
import { caseName } from '#lib/cases/rules.ts'
import { env } from '#lib/env.ts'
import { AsksCallout } from './_parts/asks-callout.tsx'
import { CaseHead } from './_parts/case-head.tsx'
import { ClocksPanel } from './_parts/clocks-panel.tsx'
import { FocusHome } from '../_parts/focus-home.tsx'
import { EvidencePanel } from './_parts/evidence-panel.tsx'
import { findCasePage } from './_parts/find-case-page.ts'
import { FollowersPanel } from './_parts/followers-panel.tsx'
import { KnownPanel } from './_parts/known-panel.tsx'
import { NewUsersPanel } from './_parts/new-users-panel.tsx'
import { RequestsPanel } from './_parts/requests-panel.tsx'
import { userLines } from './_parts/user-lines.ts'
import { WorkPanel } from './_parts/work-panel.tsx'
import { Composer } from './_texts/composer.tsx'
import { counting, likelyOutcome, offeredOf } from './_texts/offered-of.ts'
import { Talk } from './_texts/talk.tsx'

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findCasePage((await params).id)
  return found ? { title: `${caseName(found.page.row.number)}: ${found.page.row.summary}` } : {}
}

export default async function CasePage({ params, searchParams }: Props) {
  const found = await findCasePage((await params).id)
  if (!found) return <NeedsRole crumbs={[{ label: 'Cases', href: '/cases' }]} permission="case:see" />
  const { who, actor, page } = found
  const { row, mergedInto } = page
  if (mergedInto) redirect(`/cases/${mergedInto.id}` as Route)
  const before = [(await searchParams)['before']].flat()[0]
  const [timeline, workers, colleagues, templates, reasons] = await Promise.all([
    findTimeline(actor, row.id, { before }),
    findWorkers(actor),
    findColleagues(actor),
    findTemplates(actor),
    findDeclineReasons(actor),
  ])
  const mayWork = may(who, 'case:work')
  const mayWrite = may(who, 'case:message')
  const person = row.referrerName ?? row.referrerEmail ?? 'the person'
  const names = new Map(colleagues.map(({ id, name }) => [id, name]))
  const { offered, suggested } = offeredOf(page, templates, who.name)
  const { SMTP_URL, MAIL_FROM } = env()
  const name = caseName(row.number)
  return (
    <PageFrame crumbs={[{ label: 'Cases', href: '/cases' }, { label: name }]}>
      <RefreshOnReturn />
      <CaseHead page={page} follows={page.followers.some(({ id }) => id === who.id)} mayWork={mayWork} />
      <AsksCallout asks={row.asks} counts={counting(page).length} of={page.newUsers.length} />
      <Columns share="decide">
        <Column>
          <KnownPanel page={page} />
          <FocusHome>
            <NewUsersPanel
              caseId={row.id}
              users={userLines(page)}
              mayWork={mayWork}
              mayFile={may(who, 'request:file') && row.state !== 'resolved'}
            />
          </FocusHome>
          <FocusHome>
            <EvidencePanel
              caseId={row.id}
              checklist={page.checklist}
              evidence={page.evidence}
              mayWork={mayWork}
            />
          </FocusHome>
          <section className="grid min-w-0 gap-3">
            <h2 className="font-semibold">What was said and done</h2>
            {timeline.older !== undefined && (
              <LinkButton href={`/cases/${row.id}?before=${timeline.older}` as Route} size="small">
                What was before
              </LinkButton>
            )}
            <Talk
              caseId={row.id}
              entries={timeline.entries}
              merged={page.merged}
              names={names}
              person={person}
              mayWrite={mayWrite}
            />
            <FocusHome>
              <Composer
                key={`${row.state} ${row.outcome ?? ''} ${row.asks ?? ''}`}
                caseId={row.id}
                first={suggested === undefined || row.asks === null ? 'note' : 'message'}
                mayWrite={mayWrite}
                colleagues={colleagues.filter(({ id }) => id !== who.id).map(optionOf)}
                person={person}
                address={row.referrerEmail ?? ''}
                templates={offered}
                suggested={suggested}
                from={SMTP_URL === undefined ? null : (MAIL_FROM ?? null)}
              />
            </FocusHome>
          </section>
        </Column>
        <Column sticky>
          {mayWork && (
            <FocusHome id="work">
              <WorkPanel
                caseId={row.id}
                name={name}
                state={row.state}
                assigneeId={row.assigneeId}
                assignee={page.assignee}
                workers={workers.map(optionOf)}
                reasons={reasons.map(optionOf)}
                likely={likelyOutcome(page)}
                me={{ id: who.id, name: who.name }}
              />
            </FocusHome>
          )}
          <ClocksPanel clocks={page.clocks} />
          <FocusHome>
            <RequestsPanel
              caseId={row.id}
              mayWork={mayWork}
              linked={page.linked.map((one) => ({
                id: one.id,
                number: one.number,
                state: one.state,
                about: one.customerEmail ?? one.customerId,
              }))}
            />
          </FocusHome>
          <FollowersPanel followers={page.followers} />
        </Column>
      </Columns>
    </PageFrame>
  )
}

const optionOf = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })
