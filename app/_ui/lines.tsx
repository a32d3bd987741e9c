import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface LineColumn {
  name: string
  /** Its share of the width: "20%", "7rem". */
  width: string
  align?: 'right' | undefined
  mono?: boolean | undefined
  muted?: boolean | undefined
  /** Left out at 390 px. Never a column a decision needs. */
  drop?: boolean | undefined
}

export interface LinesProps {
  /** What the lines are, for a screen reader: "Invoices to resend". */
  caption: string
  columns: readonly LineColumn[]
  lines: readonly { key: string; cells: readonly ReactNode[] }[]
}

/** The small table inside a step: invoices, events. Its heads are spoken, not shown. */
export function Lines({ caption, columns, lines }: LinesProps) {
  return (
    <table className="w-full border-t border-line text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          {columns.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {lines.map(({ key, cells }) => (
          <tr key={key}>
            {columns.map((column, at) => (
              <td key={column.name} style={{ width: column.width }} className={cellLook(column)}>
                {cells[at]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function cellLook({ align, mono, muted, drop }: LineColumn) {
  return cx(
    'h-[35px] py-1 pr-3 not-last:whitespace-nowrap last:pr-0',
    align === 'right' && 'text-right',
    mono && 'font-mono',
    muted && 'text-muted',
    drop && 'max-sm:hidden',
  )
}
