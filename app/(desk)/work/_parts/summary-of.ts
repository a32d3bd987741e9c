import type { LeftAlone } from '#lib/work/find-breakers.ts'
import type { LateRequest } from '#lib/work/find-late-requests.ts'
import type { QueueRow } from '#lib/work/find-queues.ts'
import type { FailingJob } from '#lib/work/find-stuck-jobs.ts'
import type { WorkerRow } from '#lib/work/find-workers.ts'
import { counted } from '../../requests/_plan/counted.ts'

export interface WorkCounts {
  workers: number
  /** Processes that have just begun, and may be workers. */
  beginning: number
  gaveUp: number
  late: number
  failing: number
  waiting: number
  active: number
}

interface Found {
  queues: readonly Pick<QueueRow, 'waiting' | 'active' | 'gaveUp'>[]
  workers: readonly Pick<WorkerRow, 'state'>[]
  failing: readonly FailingJob[]
  late: readonly LateRequest[]
}

export function countsOf({ queues, workers, failing, late }: Found): WorkCounts {
  const sum = (name: 'waiting' | 'active' | 'gaveUp') => queues.reduce((all, queue) => all + queue[name], 0)
  return {
    workers: workers.filter(({ state }) => state === 'alive').length,
    beginning: workers.filter(({ state }) => state === 'beginning').length,
    gaveUp: sum('gaveUp'),
    late: late.length,
    failing: failing.length,
    waiting: sum('waiting'),
    active: sum('active'),
  }
}

/** The page's question, answered: is anything stuck? The worst first. */
export function titleOf(
  { workers, beginning, gaveUp, late, failing }: WorkCounts,
  leftAlone: readonly Pick<LeftAlone, 'name'>[] = [],
): string {
  if (workers + beginning === 0) return 'No worker is alive'
  if (gaveUp > 0) return `${counted(gaveUp, 'job')} gave up`
  if (late > 0) return `${counted(late, 'request')} ${late === 1 ? 'waits' : 'wait'} too long for a worker`
  if (failing > 0) return `${counted(failing, 'job')} ${failing === 1 ? 'keeps' : 'keep'} failing`
  const [silent] = leftAlone
  return silent ? `${silent.name} does not answer` : 'Nothing is stuck'
}

/** What the title left out, in one line. */
export function restOf({ workers, beginning, gaveUp, late, failing, waiting, active }: WorkCounts): string {
  const none = workers + beginning === 0
  const also = [
    none && gaveUp > 0 && `${counted(gaveUp, 'job')} gave up.`,
    (none || gaveUp > 0) &&
      late > 0 &&
      `${counted(late, 'request')} ${late === 1 ? 'waits' : 'wait'} too long.`,
    (none || gaveUp + late > 0) &&
      failing > 0 &&
      `${counted(failing, 'job')} ${failing === 1 ? 'keeps' : 'keep'} failing.`,
    workers === 0 &&
      beginning > 0 &&
      'A process has just begun; it tells within ten seconds whether it takes jobs.',
    workers > 0 && `${counted(workers, 'worker')} ${workers === 1 ? 'is' : 'are'} alive.`,
    `${waiting === 0 ? 'No job waits' : `${counted(waiting, 'job')} could begin`}, ${active === 0 ? 'none is' : active === 1 ? 'one is' : `${active} are`} under way.`,
  ]
  return also.filter((one) => one !== false).join(' ')
}
