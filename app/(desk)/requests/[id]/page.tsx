import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import type { StatePillProps } from '#app/_ui/state-pill.tsx'
import { Timeline } from '#app/_ui/timeline.tsx'
import { findPlace } from '../_plan/find-place.ts'
import { LeftAlone } from '#app/(desk)/_requests/left-alone.tsx'
import type { RequestPage as Page } from '#lib/attribution/get-request.ts'
import { isOneOf, pausableStates } from '#lib/attribution/rules.ts'
import type { LeftAlone as Provider } from '#lib/work/find-breakers.ts'
import { Aside } from './_parts/aside.tsx'
import { messageOf } from './_message/message-of.ts'
import { MessageNext } from './_message/message-next.tsx'
import { NobodyDecides } from './_decision/nobody-decides.tsx'
import { StalePanel, StalePanelNow } from './_moved/stale-panel.tsx'
import { CasesPanel } from './_parts/cases-panel.tsx'
import { DecideBar } from './_parts/decide-bar.tsx'
import { findRequestPage } from './_parts/find-request-page.ts'
import { Live } from './_parts/live.tsx'
import { progressOf } from './_parts/progress-of.ts'
import { isFollowed } from './_parts/proof-of.ts'
import { RequestHead } from './_parts/request-head.tsx'
import { type Standing, standingOf } from './_parts/standing.ts'
import { lastFound, storyOf } from './_parts/story-words.ts'
import { Work } from './_parts/work.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findRequestPage((await params).id)
  if (!found) return {}
  const { number, referrerId, referralCode, customerEmail, customerId } = found.page.request
  return { title: `R-${number}: credit ${referrerId ?? referralCode} for ${customerEmail ?? customerId}` }
}

export default async function RequestPage({ params }: Props) {
  const found = await findRequestPage((await params).id)
  if (!found)
    return <NeedsRole crumbs={[{ label: 'Requests', href: '/requests' }]} permission="request:see" />
  const { who, page, story, messages, leftAlone, cases } = found
  const { request, plan } = page
  const standing = standingOf(who, page)
  const place = findPlace(plan)
  const draft = `reason:${who.id}:${request.id}`
  const message = messageOf(page, messages, who)
  const stale = request.state === 'stale' ? lastFound(story) : undefined
  const Stale = standing.mayFile ? StalePanelNow : StalePanel
  const asked = askedOf(request.state, standing)
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: `R-${request.number}` }]}>
      {isFollowed(page) && <Live requestId={request.id} />}
      <RequestHead page={page} place={place.name} />
      <NobodyDecides approvals={page.approvals} />
      {silentFor(page, leftAlone).map((provider) => (
        <div key={provider.provider} className="mb-4">
          <LeftAlone provider={provider} />
        </div>
      ))}
      <Columns share="decide">
        <div className="min-w-0">
          <Column>
            {stale && (
              <Stale requestId={request.id} revision={request.revision} found={stale} place={place.name} />
            )}
            <Work
              page={page}
              progressAt={progressOf(page)}
              place={place}
              standing={standing}
              draft={draft}
              message={message}
            />
          </Column>
          {asked !== undefined && <DecideBar words={asked} />}
        </div>
        <Column sticky>
          {message && <MessageNext message={message} />}
          <Aside who={who} page={page} place={place} standing={standing} draft={draft} />
          <CasesPanel cases={cases} />
          <Timeline entries={storyOf(story)} />
        </Column>
      </Columns>
    </PageFrame>
  )
}

/** Of the providers that do not answer, those that this request waits for. */
const silentFor = ({ request, plan }: Page, leftAlone: readonly Provider[]) =>
  isOneOf(request.state, pausableStates)
    ? leftAlone.filter(({ provider }) => plan.steps.some((step) => step.provider === provider))
    : []

/** What this person is asked for below the plan, as the words of the way there. */
function askedOf(state: StatePillProps['state'], { whyNotDecide, mayFile }: Standing) {
  if (state === 'waiting' && whyNotDecide === undefined) return 'Decide below'
  if (!mayFile) return undefined
  if (state === 'returned') return 'Answer the question below'
  if (state === 'stale') return 'Make the next revision below'
  return state === 'failed' ? 'See below what went wrong' : undefined
}
