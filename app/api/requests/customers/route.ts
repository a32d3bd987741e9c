import { z } from 'zod'
import { findCustomers } from '#lib/attribution/find-customers.ts'
import { invalid } from '#lib/errors.ts'
import { route } from '#lib/route.ts'

const search = z.object({ path: z.string(), billing: z.string().optional(), text: z.string() })

/** Customers for what a person typed. Not an action: actions of one page wait for each other. Posted, so that no e-mail stands in an address. */
export const POST = route('request:file', async ({ actor, request }) => {
  const { success, data } = search.safeParse(await request.json().catch(() => null))
  if (!success) throw invalid('Type an e-mail address or an id, then try again.', 'customer')
  return Response.json(await findCustomers(actor, data), { headers: { 'Cache-Control': 'no-store' } })
})
