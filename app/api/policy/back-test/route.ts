import { z } from 'zod'
import { invalid } from '#lib/errors.ts'
import { backTest } from '#lib/policy/back-test.ts'
import { refuseWrongPatterns } from '#lib/policy/pattern.ts'
import { policyRules } from '#lib/policy/rules.ts'
import { route } from '#lib/route.ts'

const body = z.object({ rules: policyRules })

/** What the rules that stand in the form would have done to the last 90 days. Not an action: nothing else waits for it. */
export const POST = route('policy:propose', async ({ actor, request }) => {
  const { success, data, error } = body.safeParse(await request.json().catch(() => null))
  if (!success) {
    const [issue] = error.issues
    throw invalid(issue?.message ?? 'Look through the rules once more.', issue?.path.join('.'))
  }
  refuseWrongPatterns(data.rules)
  return Response.json(await backTest(actor, data.rules), { headers: { 'Cache-Control': 'no-store' } })
})
