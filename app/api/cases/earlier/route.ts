import { z } from 'zod'
import { findEarlier } from '#lib/cases/find-earlier.ts'
import { invalid } from '#lib/errors.ts'
import { isPlainText } from '#lib/plain-text.ts'
import { route } from '#lib/route.ts'

const text = z.string().max(2000).refine(isPlainText).default('')

const concerned = z.object({
  referrerEmail: text,
  referrerId: text,
  referral: text,
  newUsers: z
    .array(z.object({ newUserId: text.nullable(), email: text.nullable(), customerId: text.nullable() }))
    .max(500)
    .default([]),
})

/** Earlier cases and requests for what is typed. Not an action: actions of one page wait for each other. Posted, so that no e-mail stands in an address. */
export const POST = route('case:see', async ({ actor, request }) => {
  const { success, data } = concerned.safeParse(await request.json().catch(() => null))
  if (!success) throw invalid('Type who complains and whom they referred, then try again.')
  return Response.json(await findEarlier(actor, data), { headers: { 'Cache-Control': 'no-store' } })
})
