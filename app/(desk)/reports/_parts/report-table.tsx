import { cx } from '#app/_ui/cx.ts'
import { PlainLink } from '#app/_ui/plain-link.tsx'
import type { Report, ReportRow, Value } from '#lib/reports/report.ts'
import { addressOf } from './addresses.ts'
import { nameOf, wordsOf } from './value-words.ts'

/** Half a year of weeks stands there whole; what is longer scrolls. */
const mostShown = 27

/** Every number of a report; each that counts is a link to what it counts. */
export function ReportTable({ report }: { report: Report }) {
  const { title, columns, leavesOut = [], rows } = report
  const [what, ...names] = columns
  return (
    <div
      className={cx('relative min-w-0 overflow-auto', rows.length > mostShown && 'max-h-[27rem]')}
      tabIndex={0}
      role="region"
      aria-label={`Table: ${title}`}
    >
      <table className="w-full text-left text-sm">
        <caption className="sr-only">{title}</caption>
        <thead className="text-muted">
          <tr>
            <th scope="col" className="sticky top-0 bg-panel pr-2 pb-2 align-bottom font-normal sm:pr-4">
              {what}
            </th>
            {names.map((name, at) => (
              <th
                key={name}
                scope="col"
                className={cx(
                  'sticky top-0 bg-panel pr-2 pb-2 text-right align-bottom font-normal last:pr-1 sm:pr-4',
                  leavesOut.includes(at) && 'max-sm:hidden',
                )}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.key} report={report} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ report, row }: { report: Report; row: ReportRow }) {
  const name = nameOf(report, row)
  return (
    <tr className="border-t border-line">
      <th scope="row" className="max-w-64 min-w-20 py-2 pr-2 font-medium wrap-anywhere sm:min-w-32 sm:pr-4">
        {name}
      </th>
      {row.values.map((value, at) => (
        <td
          key={at}
          className={cx(
            'py-2 pr-2 text-right last:pr-1 sm:pr-4',
            value.is === 'money' ? 'min-w-20 sm:min-w-24' : 'whitespace-nowrap',
            report.leavesOut?.includes(at) && 'max-sm:hidden',
          )}
        >
          <Figure value={value} about={`${name}, ${report.columns[at + 1] ?? ''}`} />
        </td>
      ))}
    </tr>
  )
}

function Figure({ value, about }: { value: Value; about: string }) {
  const href = addressOf(value)
  const words = wordsOf(value)
  if (href === null) return words
  return (
    <PlainLink href={href} className="underline decoration-edge underline-offset-2 hover:decoration-2">
      {words}
      <span className="sr-only">
        {' '}
        {about}: show {whatOf(value)}
      </span>
    </PlainLink>
  )
}

const whatOf = (value: Value) => (value.is === 'count' && value.requests ? 'these requests' : 'these cases')
