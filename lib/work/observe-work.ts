import 'server-only'
import { metrics } from '@opentelemetry/api'
import type { Actor } from '#lib/auth/actor.ts'
import { scope } from '#lib/telemetry/in-span.ts'
import { countAsking } from './count-asking.ts'
import { findQueues } from './find-queues.ts'

/** Tells, at each report, how much waits; every worker tells the same. Answers how to end it. */
export function observeWork(desk: Actor<'work:see'>): () => void {
  const meter = metrics.getMeter(scope)
  const gauge = (name: string, unit: string, description: string) =>
    meter.createObservableGauge(name, { unit, description })
  const jobs = gauge('desk.queue.jobs', '{job}', 'Jobs of a queue, by what they wait for.')
  const oldest = gauge('desk.queue.oldest', 's', 'For how long the oldest job of a queue could have begun.')
  const unknown = gauge('desk.deliveries.unknown', '{delivery}', 'Deliveries that wait for a person.')
  const paused = gauge('desk.requests.paused', '{request}', 'Requests that wait for a person.')
  const all = [jobs, oldest, unknown, paused]
  const observe: Parameters<typeof meter.addBatchObservableCallback>[0] = async (to) => {
    const [queues, asking] = await Promise.all([findQueues(desk), countAsking(desk)])
    for (const queue of queues) {
      const of = { 'desk.queue': queue.name }
      to.observe(jobs, queue.waiting, { ...of, 'desk.state': 'could begin' })
      to.observe(jobs, queue.later, { ...of, 'desk.state': 'later' })
      to.observe(jobs, queue.active, { ...of, 'desk.state': 'under way' })
      to.observe(jobs, queue.gaveUp, { ...of, 'desk.state': 'gave up' })
      to.observe(oldest, queue.oldest === null ? 0 : (Date.now() - Date.parse(queue.oldest)) / 1000, of)
    }
    to.observe(unknown, asking.unknown.count)
    to.observe(paused, asking.paused.count)
  }
  meter.addBatchObservableCallback(observe, all)
  return () => {
    meter.removeBatchObservableCallback(observe, all)
  }
}
