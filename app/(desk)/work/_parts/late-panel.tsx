import { ClockPill } from '#app/_ui/clock.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import { type LateRequest, tooLong } from '#lib/work/find-late-requests.ts'
import { counted } from '../../requests/_plan/counted.ts'
import { lateTitle } from './late-title.ts'
import { RequestName } from './request-name.tsx'

/** Requests that a worker should have begun by now, the money that runs out first on top. */
export function LatePanel({ requests }: { requests: readonly LateRequest[] }) {
  return (
    <Panel title={lateTitle(requests)} note={`more than ${tooLong} minutes`} flush>
      <ul className="divide-y divide-line">
        {requests.map((request) => (
          <li
            key={request.id}
            className="flex min-h-[58px] flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5"
          >
            <div className="min-w-0">
              <p>
                <span className="font-medium">
                  <RequestName id={request.id} number={request.number} row />
                </span>{' '}
                <Why request={request} />
              </p>
              <p className="text-sm text-muted">
                {request.state === 'approved' ? 'Approved' : 'Being carried out since'}{' '}
                <Time at={request.since} />
              </p>
            </div>
            {request.clockAt !== null && <ClockPill until={request.clockAt} after="left" />}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Why({ request: { why, tries, nextAt } }: { request: LateRequest }) {
  switch (why) {
    case 'no worker':
      return 'could begin, and no worker has room for it.'
    case 'another':
      return 'waits for another request of the same customer.'
    case 'no job':
      return 'has no job. The desk hands it to a worker again within a minute.'
    case 'later':
      return (
        <>
          {tries === 0 ? 'has its turn' : `could not go on ${counted(tries, 'time')}; it is tried again`}
          {nextAt && (
            <>
              {' '}
              <Time at={nextAt} />
            </>
          )}
          .
        </>
      )
  }
}
