import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { WorkerRow } from '#lib/work/find-workers.ts'
import { counted } from '../../requests/_plan/counted.ts'

export function WorkerPanel({ workers }: { workers: readonly WorkerRow[] }) {
  const alive = workers.filter(({ state }) => state === 'alive').length
  const began = workers.some(({ state }) => state === 'beginning')
  return (
    <Panel
      title={
        alive === 0
          ? began
            ? 'A process has just begun'
            : 'No worker is alive'
          : `${counted(alive, 'worker')} ${alive === 1 ? 'is' : 'are'} alive`
      }
      flush
    >
      {workers.length === 0 ? (
        <p className="p-4 text-muted">
          None has told within the last hour that it takes jobs. A process that has just begun tells within
          ten seconds. Start the desk, or a worker beside it (npm run worker).
        </p>
      ) : (
        <ul className="divide-y divide-line">
          {workers.map((worker) => (
            <WorkerLine key={worker.id} worker={worker} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

const looks = {
  alive: { tone: 'good', words: 'alive' },
  beginning: { tone: 'plain', words: 'has just begun' },
  silent: { tone: 'warn', words: 'went silent' },
} as const

function WorkerLine({ worker: { host, pid, startedAt, heartbeatAt, active, state } }: { worker: WorkerRow }) {
  return (
    <li className="flex min-h-[58px] flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">
          Process {pid} on {host}
        </p>
        <p className="text-sm text-muted">
          {active === 0 ? 'No job' : counted(active, 'job')} in hand, began <Time at={startedAt} />, last
          heartbeat <Time at={heartbeatAt} />
        </p>
      </div>
      <Pill tone={looks[state].tone}>{looks[state].words}</Pill>
    </li>
  )
}
