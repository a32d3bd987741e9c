import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { FailingJob } from '#lib/work/find-stuck-jobs.ts'
import { Words } from '../../connections/_parts/words.tsx'
import { counted } from '../../requests/_plan/counted.ts'
import { queueWords } from './queue-words.ts'
import { RequestName } from './request-name.tsx'

/** Jobs that failed again and again, and have not given up yet. */
export function FailingPanel({ jobs }: { jobs: readonly FailingJob[] }) {
  return (
    <Panel title={`${counted(jobs.length, 'job')} ${jobs.length === 1 ? 'keeps' : 'keep'} failing`} flush>
      <ul className="divide-y divide-line">
        {jobs.map(({ id, queue, requestId, requestNumber, tries, nextAt, sentence }) => (
          <li key={id} className="min-h-[58px] px-4 py-2.5">
            <p className="wrap-anywhere">
              <span className="font-medium">
                {queueWords(queue).name} <RequestName id={requestId} number={requestNumber} row />
              </span>{' '}
              <Words>{sentence}</Words>
            </p>
            <p className="text-sm text-muted">
              Tried {counted(tries, 'time')}, next try <Time at={nextAt} />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
