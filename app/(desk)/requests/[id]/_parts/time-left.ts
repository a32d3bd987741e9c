import 'server-only'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { findProvider } from '#lib/providers/index.ts'
import type { Step } from '#lib/providers/step.ts'
import { counted } from '../../_plan/counted.ts'
import { isClosed } from './progress-of.ts'

/** Below it nobody wonders. Seconds. */
const worthSaying = 60

/** "About 2 minutes left at Chargebee’s limit of calls", while a rate limit makes it take long; null else. */
export function timeLeft({ request, plan, steps }: RequestPage): string | null {
  if (request.state !== 'carrying out') return null
  const closed = new Set(steps.filter(isClosed).map(({ position }) => position))
  const left = plan.steps.filter((_, position) => !closed.has(position))
  const slow = slowest(left)
  const seconds = findProvider(request.path)?.secondsFor(left) ?? 0
  if (slow === undefined || seconds <= worthSaying) return null
  return `About ${lengthWords(seconds)} left at ${slow}’s limit of calls.`
}

/** "2 minutes", "1 hour 20 minutes": rounded up, since an estimate that is too short disappoints. */
export function lengthWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return counted(minutes, 'minute')
  const rest = Math.ceil((minutes % 60) / 5) * 5
  const hours = Math.floor(minutes / 60) + (rest === 60 ? 1 : 0)
  return rest === 0 || rest === 60
    ? counted(hours, 'hour')
    : `${counted(hours, 'hour')} ${counted(rest, 'minute')}`
}

/** Whose limit it is: the provider that the most of these steps call. */
function slowest(steps: readonly Step[]) {
  const calls = Map.groupBy(steps, ({ provider }) => provider)
  const [most] = [...calls].sort(([, one], [, other]) => other.length - one.length)
  return most && (findProvider(most[0])?.name ?? most[0])
}
