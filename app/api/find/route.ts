import { z } from 'zod'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { permit } from '#lib/auth/actor.ts'
import { findCases } from '#lib/cases/find-cases.ts'
import { caseName } from '#lib/cases/rules.ts'
import { invalid } from '#lib/errors.ts'
import { isPlainText } from '#lib/plain-text.ts'
import { route } from '#lib/route.ts'

const asked = z.object({
  text: z.string().trim().min(1).max(300).refine(isPlainText),
})

const most = 6

/** The first few cases and requests for what is typed into the palette. Posted, so that no e-mail stands in an address. */
export const POST = route('case:see', async ({ actor, who, request }) => {
  const { success, data } = asked.safeParse(await request.json().catch(() => null))
  if (!success) throw invalid('Type a word, a number, an e-mail or an id.')
  const [cases, requests] = await Promise.all([
    findCases(actor, { text: data.text }, { size: most }),
    findRequests(permit(who, 'request:see'), { text: data.text }),
  ])
  const found = [
    ...cases.rows.map(({ id, number, summary, state }) => ({
      group: 'Cases',
      name: caseName(number),
      about: summary,
      state,
      href: `/cases/${id}`,
    })),
    ...requests.rows.slice(0, most).map(({ id, number, customerEmail, newUserId, state }) => ({
      group: 'Requests',
      name: `R-${String(number)}`,
      about: customerEmail ?? newUserId,
      state,
      href: `/requests/${id}`,
    })),
  ]
  return Response.json({ found }, { headers: { 'Cache-Control': 'no-store' } })
})
