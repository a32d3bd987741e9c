'use client'

import { PlainLink } from '#app/_ui/plain-link.tsx'
import { Cell, Head, Row, RowLink, Table } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import { auditAddress, type TypedAudit } from './audit-search.ts'
import type { EntryLine } from './entry-line.ts'

export interface EntriesTableProps {
  lines: readonly EntryLine[]
  typed: TypedAudit
}

/** Drawn from plain lines, which take a tenth of the room that drawn rows take on their way to the browser. */
export function EntriesTable({ lines, typed }: EntriesTableProps) {
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
      {lines.map((line) => (
        <EntryCells key={line.id} line={line} typed={typed} />
      ))}
    </Table>
  )
}

function EntryCells({ line, typed }: { line: EntryLine; typed: TypedAudit }) {
  const { at, person, before, subject, after, detail } = line
  return (
    <Row>
      <Cell muted>
        <Time at={at} className="lg:whitespace-nowrap" />
      </Cell>
      <Cell>
        <Who person={person} typed={typed} />
      </Cell>
      <Cell grow>
        <span className="block leading-6 wrap-anywhere">
          {`${before} `}
          {subject && <RowLink href={subject.href}>{subject.name}</RowLink>}
          {` ${after}`}
        </span>
        <span className="block text-sm wrap-anywhere text-muted">{detail}</span>
      </Cell>
    </Row>
  )
}

function Who({ person, typed }: { person: EntryLine['person']; typed: TypedAudit }) {
  if (person === null) return <span className="text-muted">The desk</span>
  return (
    <PlainLink
      href={auditAddress({ ...typed, person: person.id })}
      title="Only this person"
      className="relative z-10 inline-flex min-h-6 items-center rounded-sm decoration-dotted underline-offset-4 hover:underline"
    >
      {person.name}
      <span className="sr-only"> – only this person</span>
    </PlainLink>
  )
}
