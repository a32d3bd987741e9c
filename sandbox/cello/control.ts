import { Hono } from 'hono'
import { z } from 'zod'
import type { Store } from './store.ts'
import type { Traffic } from './traffic.ts'

const match = z.object({
  on: z.enum(['webhook', 'chargebee-webhook', 'token', 'referral-code', 'active-link', 'reward']).optional(),
  times: z.int().positive().optional(),
  skip: z.int().nonnegative().optional(),
})

const fault = z.discriminatedUnion('kind', [
  match.extend({ kind: z.literal('delay'), ms: z.int().positive().max(600_000) }),
  match.extend({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    message: z.string().optional(),
  }),
  match.extend({ kind: z.literal('cut'), when: z.enum(['before', 'after']) }),
])

/** What the sandbox adds to Cello, under a path the real one does not have. */
export function controlRoutes(store: Store, traffic: Traffic) {
  return new Hono()
    .basePath('/_sandbox')
    .get('/feed', (c) =>
      c.json({ feed: store.feed(), attributions: store.attributions(), rewards: store.rewards() }),
    )
    .get('/calls', (c) => c.json({ calls: traffic.calls }))
    .get('/faults', (c) => c.json({ faults: traffic.faults() }))
    .post('/faults', async (c) => {
      const parsed = fault.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success) return c.json({ message: z.prettifyError(parsed.error) }, 400)
      traffic.fault(parsed.data)
      return c.json({ faults: traffic.faults() }, 201)
    })
    .delete('/faults', (c) => {
      traffic.clearFaults()
      return c.body(null, 204)
    })
}
