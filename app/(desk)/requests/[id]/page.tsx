import type { Metadata } from 'next'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { Timeline } from '#app/_ui/timeline.tsx'
import { findStory } from '#lib/audit/find-entries.ts'
import { visit } from '#lib/page.ts'
import { findPlace } from '../_plan/find-place.ts'
import { Aside } from './_parts/aside.tsx'
import { DecideBar } from './_parts/decide-bar.tsx'
import { findRequestPage } from './_parts/find-request-page.ts'
import { Live } from './_parts/live.tsx'
import { progressOf } from './_parts/progress-of.ts'
import { isFollowed } from './_parts/proof-of.ts'
import { RequestHead } from './_parts/request-head.tsx'
import { standingOf } from './_parts/standing.ts'
import { storyOf } from './_parts/story-words.ts'
import { Work } from './_parts/work.tsx'

interface Props {
  params: Promise<{ id: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { actor } = await visit('request:see')
  if (!actor) return {}
  const { request } = await findRequestPage(actor, (await params).id)
  const { number, referrerId, referralCode, customerEmail, customerId } = request
  return { title: `R-${number}: credit ${referrerId ?? referralCode} for ${customerEmail ?? customerId}` }
}

export default async function RequestPage({ params }: Props) {
  const { who, actor } = await visit('request:see')
  if (!actor) return null
  const page = await findRequestPage(actor, (await params).id)
  const { request, plan } = page
  const story = await findStory(actor, request.id)
  const standing = standingOf(who, page)
  const place = findPlace(plan)
  const draft = `reason:${who.id}:${request.id}`
  const decides = request.state === 'waiting' && standing.whyNotDecide === undefined
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: `R-${request.number}` }]}>
      {isFollowed(page) && <Live requestId={request.id} />}
      <RequestHead page={page} place={place.name} />
      <Columns share="decide">
        <div className="min-w-0">
          <Column>
            <Work page={page} progressAt={progressOf(page)} place={place} standing={standing} draft={draft} />
          </Column>
          {decides && <DecideBar words="Go to your decision" />}
        </div>
        <Column sticky>
          <Aside page={page} story={story} place={place} standing={standing} draft={draft} />
          <Timeline entries={storyOf(story)} />
        </Column>
      </Columns>
    </PageFrame>
  )
}
