import { readSearch } from '#app/(desk)/history/_list/history-search.ts'
import { readerZone } from '#app/_shell/reader-zone.ts'
import { streamDeliveries } from '#lib/attribution/deliveries-csv.ts'
import { readFilter } from '#lib/attribution/delivery-filter.ts'
import { invalid } from '#lib/errors.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** The history under the filters of the page, all of its pages, the newest first. Refuses a filter that means nothing. */
export const GET = route('delivery:see', async ({ actor, request }) => {
  const now = new Date()
  const { typed } = readSearch(Object.fromEntries(new URL(request.url).searchParams))
  const { filter, problems } = readFilter(typed, { now, zone: await readerZone() })
  const [problem] = Object.entries(problems)
  if (problem) throw invalid(problem[1], problem[0])
  return new Response(streamDeliveries(actor, filter), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="attribution-desk-history-${now.toISOString().slice(0, 10)}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
