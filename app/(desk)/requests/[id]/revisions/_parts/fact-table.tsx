import type { ComparedFact } from './compared-facts.ts'

interface FactTableProps {
  caption: string
  facts: readonly ComparedFact[]
  heads: readonly [string, string]
  /** They are not the same on both sides. */
  changed?: boolean
}

/** Facts of two revisions beside each other; below 640 px each fact stands over its two sides. */
export function FactTable({ caption, facts, heads: [left, right], changed = false }: FactTableProps) {
  return (
    <table role="table" className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead role="rowgroup" className="text-muted">
        <tr role="row" className="text-left max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3">
          <th role="columnheader" scope="col" className="pb-1 font-normal max-sm:sr-only">
            What
          </th>
          {[left, right].map((head) => (
            <th key={head} role="columnheader" scope="col" className="pb-1 font-normal">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {facts.map((fact) => (
          <tr
            key={fact.what}
            role="row"
            className="border-t border-line align-top wrap-anywhere max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-3 max-sm:py-1.5"
          >
            <th
              role="rowheader"
              scope="row"
              className="text-left font-medium max-sm:col-span-2 sm:w-1/4 sm:py-1.5 sm:pr-4"
            >
              {fact.what}
            </th>
            <td role="cell" className={cell}>
              {changed ? <del className="text-bad">{fact.left}</del> : fact.left}
            </td>
            <td role="cell" className={cell}>
              {changed ? <ins className="text-good no-underline">{fact.right}</ins> : fact.right}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const cell = 'whitespace-pre-wrap sm:w-3/8 sm:py-1.5 sm:pr-4'
