import { z } from 'zod'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { permit } from '#lib/auth/actor.ts'
import { findCases } from '#lib/cases/find-cases.ts'
import { findRequestsOf } from '#lib/cases/find-requests-of.ts'
import { caseName } from '#lib/cases/rules.ts'
import { invalid } from '#lib/errors.ts'
import { isPlainText } from '#lib/plain-text.ts'
import { route } from '#lib/route.ts'

const asked = z.object({
  text: z.string().trim().min(1).max(300).refine(isPlainText),
})

const most = 6

/**
 * The first few cases and requests for what is typed into the palette; requests are found by the words of their cases too. Posted, so that no
 * e-mail stands in an address.
 */
export const POST = route('case:see', async ({ actor, who, request }) => {
  const { success, data } = asked.safeParse(await request.json().catch(() => null))
  if (!success) throw invalid('Type a word, a number, an e-mail or an id.')
  const seesRequests = permit(who, 'request:see')
  const [cases, requests] = await Promise.all([
    findCases(actor, { text: data.text }, { size: most }),
    findRequests(seesRequests, { text: data.text }),
  ])
  const named = new Map(cases.rows.map(({ id, number }) => [id, caseName(number)]))
  const known = new Set(requests.rows.map(({ id }) => id))
  const byWords = known.size >= most ? [] : await findRequestsOf(seesRequests, [...named.keys()], 2 * most)
  const found = [
    ...cases.rows.map(({ id, number, summary, state }) => ({
      group: 'Cases',
      name: caseName(number),
      about: summary,
      state,
      href: `/cases/${id}`,
    })),
    ...[
      ...requests.rows.map((row) => ({ ...row, of: '' })),
      ...byWords
        .filter(({ id }) => !known.has(id))
        .map((row) => ({ ...row, of: `${named.get(row.caseId) ?? ''} · ` })),
    ]
      .slice(0, most)
      .map(({ id, number, customerEmail, newUserId, state, of }) => ({
        group: 'Requests',
        name: `R-${String(number)}`,
        about: `${of}${customerEmail ?? newUserId}`,
        state,
        href: `/requests/${id}`,
      })),
  ]
  return Response.json({ found }, { headers: { 'Cache-Control': 'no-store' } })
})
