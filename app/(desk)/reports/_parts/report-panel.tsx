import type { Route } from 'next'
import { formatSpan, formatSums } from '#app/_ui/format.ts'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { PlainLink } from '#app/_ui/plain-link.tsx'
import type { Period, Report, ReportRow, Value } from '#lib/reports/report.ts'
import { capital } from '../../cases/_parts/case-words.ts'

/** A table whose first column is drawn as bars, each a link to what it counts. */
export function ReportPanel({ report, period }: { report: Report; period: Period }) {
  const { key, title, note, columns, rows } = report
  const [what, first, ...rest] = columns
  const most = Math.max(1, ...rows.map(barOf))
  const csv = `/api/reports/csv?${new URLSearchParams({ report: key, ...period }).toString()}` as Route
  return (
    <Panel
      title={title}
      flush
      aside={
        <LinkButton href={csv} size="small" variant="quiet" download>
          CSV
        </LinkButton>
      }
    >
      <p className="px-4 pt-3 text-sm text-muted">{note}</p>
      {rows.length === 0 ? (
        <p className="p-4 text-muted">Nothing in these days. Choose more of them above.</p>
      ) : (
        <div className="overflow-x-auto p-4" tabIndex={0} role="region" aria-label={`Table: ${title}`}>
          <table className="w-full text-left text-sm">
            <caption className="sr-only">{title}</caption>
            <thead className="text-muted">
              <tr>
                <th scope="col" className="pr-4 pb-2 font-normal">
                  {what}
                </th>
                <th scope="col" className="min-w-48 pr-4 pb-2 font-normal">
                  {first}
                </th>
                {rest.map((name) => (
                  <th key={name} scope="col" className="pr-4 pb-2 text-right font-normal last:pr-0">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Line key={row.name} row={row} most={most} period={period} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}

function Line({ row, most, period }: { row: ReportRow; most: number; period: Period }) {
  const [first, ...rest] = row.values
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-2 pr-4 font-medium wrap-anywhere">
        {capital(row.name)}
      </th>
      <td className="py-2 pr-4">
        <PlainLink href={addressOf(row, period)} className="flex items-center gap-2 hover:underline">
          <span
            aria-hidden
            className="h-3 rounded-sm bg-accent"
            style={{ width: `${(barOf(row) / most) * 100}%` }}
          />
          <span>{first && wordsOf(first)}</span>
          <span className="sr-only">: show them</span>
        </PlainLink>
      </td>
      {rest.map((value, at) => (
        <td key={at} className="py-2 pr-4 text-right whitespace-nowrap last:pr-0">
          {wordsOf(value)}
        </td>
      ))}
    </tr>
  )
}

const barOf = ({ values: [first] }: ReportRow) => (first?.is === 'count' ? first.count : 0)

function addressOf({ list, search }: ReportRow, { from, to }: Period): Route {
  const asked = list === 'cases' ? { ...search, from, to } : search
  return `/${list}?${new URLSearchParams(asked).toString()}` as Route
}

function wordsOf(value: Value): string {
  switch (value.is) {
    case 'count':
      return value.count.toLocaleString('en')
    case 'share':
      return value.share === null ? '–' : `${String(Math.round(value.share * 100))} %`
    case 'length':
      return value.minutes === null ? '–' : formatSpan(value.minutes * 60_000)
    case 'money':
      return formatSums(value.sums)
  }
}
