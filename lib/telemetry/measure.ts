import 'server-only'
import { type MeterProvider, metrics } from '@opentelemetry/api'
import { scope } from './in-span.ts'

let made: { by: MeterProvider; instruments: ReturnType<typeof make> } | undefined

/** A meter that is taken before telemetry is started measures nothing for good, so it is asked for at each use. */
function instruments() {
  const by = metrics.getMeterProvider()
  if (made?.by !== by) made = { by, instruments: make(by) }
  return made.instruments
}

const make = (by: MeterProvider) => ({
  deliveries: by.getMeter(scope).createCounter('desk.deliveries', {
    description: 'Deliveries that were closed, or became unknown.',
    unit: '{delivery}',
  }),
  calls: by.getMeter(scope).createHistogram('desk.provider.call.duration', {
    description: 'How long a provider took, what the desk waited for by itself included.',
    unit: 's',
    advice: { explicitBucketBoundaries: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25] },
  }),
})

interface Delivered {
  provider: string
  purpose: string
  outcome: string
}

export const countDeliveries = (count: number, { provider, purpose, outcome }: Delivered) => {
  instruments().deliveries.add(count, {
    'desk.provider': provider,
    'desk.purpose': purpose,
    'desk.outcome': outcome,
  })
}

export const measureCall = (seconds: number, attributes: Record<string, string>) => {
  instruments().calls.record(seconds, attributes)
}
