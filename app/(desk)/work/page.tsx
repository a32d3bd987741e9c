import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RefreshOnReturn } from '#app/_shell/refresh-on-return.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { RowKeys } from '#app/_ui/row-keys.tsx'
import { may } from '#lib/auth/actor.ts'
import { findRestore } from '#lib/attribution/find-restore.ts'
import { visit } from '#lib/page.ts'
import { countAsking } from '#lib/work/count-asking.ts'
import { findBreakers } from '#lib/work/find-breakers.ts'
import { findLateRequests } from '#lib/work/find-late-requests.ts'
import { findPause } from '#lib/work/find-pause.ts'
import { findQueues } from '#lib/work/find-queues.ts'
import { findFailingJobs, findStuckJobs } from '#lib/work/find-stuck-jobs.ts'
import { findWorkers } from '#lib/work/find-workers.ts'
import { stuckQueues } from '#lib/work/queues.ts'
import { LeftAlone } from '../_requests/left-alone.tsx'
import { PauseAllPanel } from './_everything/pause-all-panel.tsx'
import { AskingPanel } from './_parts/asking-panel.tsx'
import { FailingPanel } from './_parts/failing-panel.tsx'
import { LatePanel } from './_parts/late-panel.tsx'
import { QueueTable } from './_parts/queue-table.tsx'
import { RefreshOften } from './_parts/refresh-often.tsx'
import { RestoredCallout } from './_parts/restored-callout.tsx'
import { StuckPanel } from './_parts/stuck-panel.tsx'
import { countsOf, restOf, titleOf } from './_parts/summary-of.ts'
import { WorkerPanel } from './_parts/worker-panel.tsx'

export const metadata: Metadata = { title: 'Work' }

const crumbs = [{ label: 'Work' }]

export default async function Work() {
  const { who, actor } = await visit('work:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="work:see" />
  const [queues, workers, stuck, failing, waiting, asking, leftAlone, pause, restore] = await Promise.all([
    findQueues(actor),
    findWorkers(actor),
    findStuckJobs(actor),
    findFailingJobs(actor),
    findLateRequests(actor),
    countAsking(actor),
    findBreakers(actor),
    findPause(actor),
    findRestore(actor),
  ])
  // Why these wait is said already.
  const late = pause ? [] : waiting
  const counts = countsOf({ queues, workers, failing, late })
  const gaveUp = stuckQueues
    .map((queue) => ({ queue, jobs: stuck.filter((job) => job.queue === queue) }))
    .filter(({ jobs }) => jobs.length > 0)
  return (
    <PageFrame crumbs={crumbs}>
      <RefreshOnReturn />
      <RefreshOften />
      <PageHead title={pause ? 'Everything is paused' : titleOf(counts, leftAlone)}>
        {restOf(counts)}
      </PageHead>
      <RowKeys>
        <div className="grid grid-cols-1 gap-4">
          {restore && <RestoredCallout restore={restore} />}
          {leftAlone.map((provider) => (
            <LeftAlone key={provider.provider} provider={provider} />
          ))}
          {gaveUp.map(({ queue, jobs }, at) => (
            <StuckPanel
              key={queue}
              queue={queue}
              jobs={jobs}
              count={queues.find(({ name }) => name === jobs[0]?.from)?.gaveUp ?? jobs.length}
              hotkey={at === 0 ? 't' : undefined}
            />
          ))}
          {late.length > 0 && <LatePanel requests={late} />}
          {failing.length > 0 && <FailingPanel jobs={failing} />}
          <QueueTable queues={queues} />
          <WorkerPanel workers={workers} />
          <AskingPanel asking={asking} />
          {may(who, 'work:pause') && <PauseAllPanel paused={pause !== null} />}
        </div>
      </RowKeys>
    </PageFrame>
  )
}
