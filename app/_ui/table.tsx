import type { Route } from 'next'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { PlainLink } from './plain-link.tsx'
import { RowKeys } from './row-keys.tsx'

export interface TableProps {
  /** What the rows are, for a screen reader: "Requests that wait for you". */
  caption: string
  /** The `Head` cells. */
  head: ReactNode
  /** The `Row`s. */
  children: ReactNode
}

/** j and k walk its rows, Enter opens the one with the focus. Roles are written out because the narrow look takes them away. */
export function Table({ caption, head, children }: TableProps) {
  return (
    <RowKeys>
      <div className="overflow-hidden rounded-lg border border-line bg-panel">
        <table role="table" className="w-full border-collapse text-left">
          <caption className="sr-only">{caption}</caption>
          <thead role="rowgroup" className="text-sm text-muted max-sm:sr-only">
            <tr role="row" className="h-9">
              {head}
            </tr>
          </thead>
          <tbody role="rowgroup">{children}</tbody>
        </table>
      </div>
    </RowKeys>
  )
}

export interface CellLook {
  align?: 'right' | undefined
  /** Where the column is left out: below 640 px, or below 1024 px. Never a column a decision needs. */
  drop?: 'narrow' | 'medium' | undefined
  muted?: boolean | undefined
  mono?: boolean | undefined
  /** Takes the room the others leave. */
  grow?: boolean | undefined
}

export function Head({ children, ...look }: CellLook & { children: ReactNode }) {
  return (
    <th role="columnheader" scope="col" className={cx(cellLook(look), 'font-normal')}>
      {children}
    </th>
  )
}

export function Row({ children }: { children: ReactNode }) {
  return (
    <tr
      role="row"
      className={cx(
        narrowRow,
        'relative h-11 border-t border-line max-sm:first:border-t-0 has-[[data-row-link]:focus-visible]:bg-accent-row has-[[data-row-link]:hover]:bg-accent-row',
      )}
    >
      {children}
    </tr>
  )
}

export function Cell({ children, ...look }: CellLook & { children?: ReactNode }) {
  return (
    <td
      role="cell"
      className={cx(cellLook(look), look.mono && 'font-mono text-sm', look.grow ? narrowMain : narrowSide)}
    >
      {children}
    </td>
  )
}

/** The one link of a row; the whole row opens it. Never prefetched: a request's page reads from its provider. */
export function RowLink({ href, children }: { href: Route; children: ReactNode }) {
  return (
    <PlainLink
      href={href}
      data-row-link=""
      className="rounded-sm outline-none after:absolute after:inset-0 focus-visible:after:rounded-sm focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
    >
      {children}
    </PlainLink>
  )
}

/** A strong line over a quiet one, for rows of 58 px. */
export function TwoLines({ title, note }: { title: ReactNode; note: ReactNode }) {
  return (
    <>
      <span className="block font-medium wrap-anywhere">{title}</span>
      <span className="block text-sm wrap-anywhere text-muted">{note}</span>
    </>
  )
}

/** At 390 px the growing cell stands at the left and the others, one below the other, at the right. */
const narrowRow =
  'max-sm:grid max-sm:h-auto max-sm:grid-cols-[minmax(0,1fr)_auto] max-sm:grid-rows-[auto_auto_auto_1fr] max-sm:gap-x-3 max-sm:px-4 max-sm:py-2.5'
const narrowMain = 'max-sm:col-start-1 max-sm:row-span-4 max-sm:row-start-1 max-sm:p-0!'
const narrowSide = 'max-sm:col-start-2 max-sm:px-0! max-sm:py-0.5! max-sm:text-right'

const drops = { narrow: 'max-sm:hidden', medium: 'max-lg:hidden' }

function cellLook({ align, drop, muted, grow }: CellLook) {
  return cx(
    'px-2 py-2 first:pl-4 last:pr-4',
    align === 'right' && 'text-right',
    drop && drops[drop],
    muted && 'text-muted',
    grow ? 'w-full' : 'lg:whitespace-nowrap',
  )
}
