import { invalid } from '#lib/errors.ts'
import { makeReports } from '#lib/reports/make-reports.ts'
import { readPeriod } from '#lib/reports/period.ts'
import { writeReport } from '#lib/reports/report-csv.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** One report of the page, for the same days: `?report=causes&from=2026-01-01&to=2026-03-31`. */
export const GET = route('report:see', async ({ actor, request }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const period = readPeriod(search, new Date())
  const found = (await makeReports(actor, period)).find(({ key }) => key === search['report'])
  if (!found) throw invalid('There is no such report. Choose one on the page.', 'report')
  return new Response(writeReport(found), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="attribution-desk-${found.key}-${period.from}-${period.to}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
