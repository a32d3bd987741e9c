import { Hono } from 'hono'
import { z } from 'zod'
import { autoAttribute, signupShape } from './auto-attribute.ts'
import { operationNames } from './operations.ts'
import type { Store } from './store.ts'
import type { Traffic } from './traffic.ts'

const match = z.object({
  on: z.enum(operationNames).exactOptional(),
  times: z.int().positive().exactOptional(),
  skip: z.int().nonnegative().exactOptional(),
})

const when = z.enum(['before', 'after'])

const fault = z.discriminatedUnion('kind', [
  match.extend({ kind: z.literal('delay'), ms: z.int().positive().max(600_000) }),
  match.extend({ kind: z.literal('hold'), when }),
  match.extend({ kind: z.literal('cut'), when }),
  match.extend({
    kind: z.literal('html'),
    status: z.int().min(200).max(599).exactOptional(),
    when: when.exactOptional(),
  }),
  match.extend({ kind: z.literal('truncated') }),
  match.extend({ kind: z.literal('wrong') }),
  match.extend({
    kind: z.literal('error'),
    status: z.int().min(400).max(599),
    message: z.string().exactOptional(),
  }),
])

/** What the sandbox adds to Cello, under a path the real one does not have. */
export function controlRoutes(store: Store, traffic: Traffic, now: () => Date) {
  return new Hono()
    .basePath('/_sandbox')
    .get('/feed', (c) =>
      c.json({ feed: store.feed(), attributions: store.attributions(), rewards: store.rewards() }),
    )
    .post('/auto-attributions', async (c) => {
      const parsed = signupShape.safeParse(await c.req.json().catch(() => null))
      if (!parsed.success) return c.json({ message: z.prettifyError(parsed.error) }, 400)
      return c.json({ entry: autoAttribute(store, parsed.data, now()) }, 201)
    })
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
