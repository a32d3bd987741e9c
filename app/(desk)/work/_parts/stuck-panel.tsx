import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { StuckJob } from '#lib/work/find-stuck-jobs.ts'
import type { StuckQueue } from '#lib/work/queues.ts'
import { requestNumber } from '../../_requests/request-words.ts'
import { Words } from '../../connections/_parts/words.tsx'
import { counted } from '../../requests/_plan/counted.ts'
import { queueWords } from './queue-words.ts'
import { RedriveButton } from './redrive-button.tsx'
import { RequestName } from './request-name.tsx'

export interface StuckPanelProps {
  queue: StuckQueue
  jobs: readonly StuckJob[]
  /** All of them; `jobs` may be the oldest alone. */
  count: number
  hotkey?: string | undefined
}

/** The jobs of one queue that gave up. */
export function StuckPanel({ queue, jobs, count, hotkey }: StuckPanelProps) {
  const what = queueWords(jobs[0]?.from ?? '').name
  return (
    <Panel
      title={`${what}: ${counted(count, 'job')} gave up`}
      flush
      aside={count > 1 && <RedriveButton queue={queue} words={`Try all ${count} again`} hotkey={hotkey} />}
      footer={
        <p className="w-full text-sm text-muted">
          Trying again goes by the history: what was sent is not sent again, and where nobody knows, a person
          is asked.
          {count > jobs.length && ` The oldest ${jobs.length} are shown.`}
        </p>
      }
    >
      <ul className="divide-y divide-line">
        {jobs.map((job) => (
          <StuckLine key={job.id} job={job} what={what} />
        ))}
      </ul>
    </Panel>
  )
}

function StuckLine({ job, what }: { job: StuckJob; what: string }) {
  const { id, queue, requestId, requestNumber: number, tries, gaveUpAt, sentence } = job
  const name = number === null ? 'a request that is gone' : requestNumber(number)
  return (
    <li className="grid min-h-[58px] items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="wrap-anywhere">
          <span className="font-medium">
            <RequestName id={requestId} number={number} />
          </span>{' '}
          <Words>{sentence}</Words>
        </p>
        <p className="text-sm text-muted">
          Tried {counted(tries, 'time')}, gave up <Time at={gaveUpAt} />
        </p>
      </div>
      <RedriveButton
        queue={queue}
        jobId={id}
        label={`Try again: ${what.toLowerCase()} ${name}`}
        words="Try again"
      />
    </li>
  )
}
