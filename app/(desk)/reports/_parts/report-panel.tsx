import { Download } from 'lucide-react'
import { buttonLook } from '#app/_ui/button-look.ts'
import { cx } from '#app/_ui/cx.ts'
import { Panel } from '#app/_ui/panel.tsx'
import type { Period, Report, ReportRow } from '#lib/reports/report.ts'
import { addressOf, csvOf } from './addresses.ts'
import { Chart, type DrawnRow } from './chart.tsx'
import { ReportTable } from './report-table.tsx'
import { lengthOf, nameOf, wordsOf } from './value-words.ts'

/** Lying bars are drawn for the first rows; the table has all of them. */
const mostDrawn = 12

/** A chart beside its table, or above one that is wide, and the table as CSV. */
export function ReportPanel({ report, period }: { report: Report; period: Period }) {
  const { key, title, note, columns, leavesOut = [], rows, chart } = report
  const drawn = chart.rises ? rows : rows.slice(0, mostDrawn)
  return (
    <Panel
      title={title}
      aside={
        rows.length > 0 && (
          <a href={csvOf(key, period)} download className={buttonLook({ size: 'small', variant: 'quiet' })}>
            <Download aria-hidden size={14} />
            CSV<span className="sr-only"> of {title.toLowerCase()}</span>
          </a>
        )
      }
    >
      <p className="mb-4 max-w-3xl text-sm text-muted">
        {note}
        {drawn.length < rows.length && ` The chart shows the first ${String(mostDrawn)}; the table has all.`}
        {leavesOut.length > 0 && rows.length > 0 && (
          <span className="sm:hidden"> {missing(leavesOut.map((at) => columns[at + 1] ?? ''))}</span>
        )}
      </p>
      {rows.length === 0 ? (
        <p className="text-muted">{emptyOf(report)}</p>
      ) : (
        <div className={cx('grid items-start gap-6', columns.length < 6 && !chart.rises && 'lg:grid-cols-2')}>
          <Chart
            title={title}
            series={chart.values.map((at) => columns[at + 1] ?? '')}
            rows={drawn.map((row) => drawnOf(report, row))}
            stands={chart.stands}
            rises={chart.rises !== undefined}
          />
          <ReportTable report={report} />
        </div>
      )}
    </Panel>
  )
}

/** "Requests and Without a case are in the CSV, and on a wider screen." */
const missing = (names: readonly string[]) =>
  `${new Intl.ListFormat('en', { type: 'conjunction' }).format(names)} ${names.length === 1 ? 'is' : 'are'} in the CSV, and on a wider screen.`

function drawnOf(report: Report, row: ReportRow): DrawnRow {
  const name = nameOf(report, row)
  return {
    key: row.key,
    name,
    bars: report.chart.values.flatMap((at) => {
      const value = row.values[at]
      if (!value) return []
      const words = wordsOf(value)
      const label = `${name}, ${report.columns[at + 1] ?? ''}: ${words}. Show these cases`
      return [{ length: lengthOf(value), words, label, href: addressOf(value) }]
    }),
  }
}

const emptyOf = ({ key }: Report) =>
  ['fates', 'paths', 'requesters', 'approvers'].includes(key)
    ? 'No request belongs to a case of these days, and none without a case was filed in them.'
    : 'No case of these days tells of this. Choose more days above.'
