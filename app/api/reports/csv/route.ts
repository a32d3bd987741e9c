import { invalid } from '#lib/errors.ts'
import { makeReport, reportKeys } from '#lib/reports/make-reports.ts'
import { readPeriod } from '#lib/reports/period.ts'
import { writeReport } from '#lib/reports/report-csv.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** One report of the page, for the same days: `?report=causes&from=2026-01-01&to=2026-03-31`. */
export const GET = route('report:see', async ({ actor, request }) => {
  const search = Object.fromEntries(new URL(request.url).searchParams)
  const { period, problem } = readPeriod(search, new Date())
  if (problem !== null) throw invalid(problem, 'to')
  const key = reportKeys.find((one) => one === search['report'])
  if (key === undefined) throw invalid('There is no such report. Choose one on the page.', 'report')
  const report = await makeReport(actor, key, period)
  return new Response(writeReport(report), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="attribution-desk-${report.key}-${period.from}-${period.to}.csv"`,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
})
