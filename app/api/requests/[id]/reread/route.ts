import { checkPlan } from '#lib/attribution/check-plan.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** What moved since the plan was made, from fresh reads of this moment. Changes nothing. */
export const GET = route<'request:see', { id: string }>('request:see', async ({ actor, params }) =>
  Response.json(await checkPlan(actor, params.id), { headers: { 'Cache-Control': 'no-store' } }),
)
