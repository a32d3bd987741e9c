import type { MovedRow } from './sides.ts'

interface MovedTableProps {
  rows: readonly MovedRow[]
  /** What stands on either side: "As approved", "Now". */
  sides?: readonly [string, string]
  caption?: string
  /** Long lists scroll, so that what follows stays near. */
  scrolls?: boolean
}

/** What is not the same on both sides, and what that means. Where there is no room for columns they stand one below the other. */
export function MovedTable({
  rows,
  sides = ['As planned', 'Now'],
  caption = 'What moved, as it was planned, as it is now, and what that means',
  scrolls = false,
}: MovedTableProps) {
  const table = <Rows rows={rows} sides={sides} caption={caption} />
  if (!scrolls) return table
  return (
    <div role="region" aria-label="What moved" tabIndex={0} className="max-h-80 overflow-y-auto">
      {table}
    </div>
  )
}

function Rows({ rows, sides: [left, right], caption }: Required<Omit<MovedTableProps, 'scrolls'>>) {
  return (
    <div className="@container">
      <table role="table" className="w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="text-muted @max-xl:sr-only">
          <tr role="row" className="text-left align-bottom">
            {['What', left, right, 'What it means'].map((head) => (
              <th key={head} role="columnheader" scope="col" className="pr-4 pb-1 font-normal last:pr-0">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(({ what, planned, now, means }) => (
            <tr
              key={what}
              role="row"
              className="border-t border-line align-top wrap-anywhere @max-xl:grid @max-xl:grid-cols-2 @max-xl:gap-x-3 @max-xl:py-1.5"
            >
              <th
                role="rowheader"
                scope="row"
                className="text-left font-medium @max-xl:col-span-2 @xl:w-1/5 @xl:py-1.5 @xl:pr-4"
              >
                {what}
              </th>
              <td role="cell" className={cell}>
                <Term>{left}</Term>
                <del className="text-bad">{planned}</del>
              </td>
              <td role="cell" className={cell}>
                <Term>{right}</Term>
                <ins className="text-good no-underline">{now}</ins>
              </td>
              <td role="cell" className="text-muted @max-xl:col-span-2 @xl:w-1/3 @xl:py-1.5">
                {means}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const cell = '@xl:w-1/4 @xl:py-1.5 @xl:pr-4'

/** Drawn where the columns have no heads. */
const Term = ({ children }: { children: string }) => (
  <span aria-hidden className="block text-muted @xl:hidden">
    {children}
  </span>
)
