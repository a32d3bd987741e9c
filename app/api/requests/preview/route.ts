import { z } from 'zod'
import { previewPlan } from '#lib/attribution/preview-plan.ts'
import { planForm } from '#lib/attribution/request-form.ts'
import { findPlace } from '#app/(desk)/requests/_plan/find-place.ts'
import { invalid } from '#lib/errors.ts'
import { route } from '#lib/route.ts'

const form = planForm.extend({ requestId: z.uuid().optional() })

/** What would happen for what stands in the form. Not an action: a plan of hundreds of invoices takes seconds, and nothing else waits for it. */
export const POST = route('request:file', async ({ actor, request }) => {
  const { success, data, error } = form.safeParse(await request.json().catch(() => null))
  if (!success) throw invalid(error.issues[0]?.message ?? 'Look through the fields once more.')
  const shown = await previewPlan(actor, data)
  return Response.json(
    { ...shown, place: findPlace(shown.plan) },
    { headers: { 'Cache-Control': 'no-store' } },
  )
})
