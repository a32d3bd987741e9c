import type { Route } from 'next'
import Link from 'next/link'
import { Cell, Head, Row, RowLink, Table } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { EntryRow } from '#lib/audit/find-entries.ts'
import { auditAddress, type TypedAudit } from './audit-search.ts'
import { detailWords, eventWords } from './entry-words.ts'

export interface EntriesTableProps {
  rows: readonly EntryRow[]
  typed: TypedAudit
}

export function EntriesTable({ rows, typed }: EntriesTableProps) {
  return (
    <Table
      caption="Audit entries, the newest first"
      head={
        <>
          <Head>When</Head>
          <Head>Who</Head>
          <Head grow>What happened</Head>
        </>
      }
    >
      {rows.map((row) => (
        <EntryLine key={row.id} row={row} typed={typed} />
      ))}
    </Table>
  )
}

function EntryLine({ row, typed }: { row: EntryRow; typed: TypedAudit }) {
  const [before, after] = eventWords(row)
  return (
    <Row>
      <Cell muted>
        <Time at={row.at} className="lg:whitespace-nowrap" />
      </Cell>
      <Cell>
        <Who row={row} typed={typed} />
      </Cell>
      <Cell grow>
        <span className="block leading-6 wrap-anywhere">
          {before} <Subject row={row} /> {after}
        </span>
        <span className="block text-sm wrap-anywhere text-muted">{detailWords(row)}</span>
      </Cell>
    </Row>
  )
}

function Who({ row: { personId, person }, typed }: { row: EntryRow; typed: TypedAudit }) {
  if (personId === null) return <span className="text-muted">The desk</span>
  return (
    <Link
      href={auditAddress({ ...typed, person: personId })}
      prefetch={false}
      title="Only this person"
      className="relative z-10 inline-flex min-h-6 items-center rounded-sm decoration-dotted underline-offset-4 hover:underline"
    >
      {person}
      <span className="sr-only"> – only this person</span>
    </Link>
  )
}

function Subject({ row: { requestId, requestNumber, subject } }: { row: EntryRow }) {
  if (requestId !== null) return <RowLink href={`/requests/${requestId}` as Route}>R-{requestNumber}</RowLink>
  if (subject !== null) return <RowLink href={'/people'}>{subject}</RowLink>
  return null
}
