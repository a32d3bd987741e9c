import type { RequestRow } from '#lib/attribution/find-requests.ts'
import { KeyHints } from '../../_ui/key-hints.tsx'
import { lineOf } from './request-line.ts'
import { RequestRows } from './request-rows.tsx'

export interface RequestTableProps {
  /** What the rows are, for a screen reader. */
  caption: string
  rows: readonly RequestRow[]
  /** Where the rows are in more than one state. */
  states?: boolean | undefined
}

export function RequestTable({ caption, rows, states = false }: RequestTableProps) {
  return (
    <>
      <RequestRows caption={caption} lines={rows.map(lineOf)} states={states} />
      <KeyHints />
    </>
  )
}
