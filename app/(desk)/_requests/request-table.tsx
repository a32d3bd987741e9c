import type { Route } from 'next'
import type { RequestRow } from '#lib/attribution/find-requests.ts'
import { findProvider } from '#lib/providers/index.ts'
import { ClockPill } from '../../_ui/clock.tsx'
import { KeyHints } from '../../_ui/key-hints.tsx'
import { Money, MoneySums } from '../../_ui/money.tsx'
import { StatePill } from '../../_ui/state-pill.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '../../_ui/table.tsx'
import { clockRuns, invoiceWords, kindWords, openSentence, requestNumber } from './request-words.ts'

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
      <Table
        caption={caption}
        head={
          <>
            <Head>Request</Head>
            <Head grow>New user → referrer</Head>
            {states && <Head>State</Head>}
            <Head align="right">At stake</Head>
            <Head>Runs out</Head>
            <Head drop="narrow">Filed by</Head>
            <Head drop="medium">Path</Head>
          </>
        }
      >
        {rows.map((row) => (
          <RequestRowCells key={row.id} row={row} states={states} />
        ))}
      </Table>
      <KeyHints />
    </>
  )
}

function RequestRowCells({ row, states }: { row: RequestRow; states: boolean }) {
  const { id, number, customerEmail, customerId, referrerId, referralCode } = row
  return (
    <Row>
      <Cell mono muted>
        <RowLink href={`/requests/${id}` as Route}>{requestNumber(number)}</RowLink>
      </Cell>
      <Cell grow>
        <TwoLines
          title={`${customerEmail ?? customerId} → ${referrerId ?? referralCode}`}
          note={<RowNote row={row} />}
        />
      </Cell>
      {states && (
        <Cell>
          <StatePill state={row.state} short />
        </Cell>
      )}
      <Cell align="right">
        <AtStake sums={row.atStake} />
      </Cell>
      <Cell>{clockRuns(row.state) ? <ClockPill until={row.clockAt} /> : <Nothing />}</Cell>
      <Cell drop="narrow" muted>
        {row.filedBy}
      </Cell>
      <Cell drop="medium">{findProvider(row.path)?.name ?? row.path}</Cell>
    </Row>
  )
}

function RowNote({ row }: { row: RequestRow }) {
  const sentence = openSentence(row)
  if (sentence !== null) return <span className="line-clamp-2">{sentence}</span>
  return `${kindWords[row.kind]} · ${invoiceWords(row)}`
}

/** Two sums fit beside each other; more stand one below the other. */
function AtStake({ sums }: { sums: RequestRow['atStake'] }) {
  if (sums.length < 3) return <MoneySums sums={sums} />
  return sums.map((sum) => (
    <span key={sum.currency} className="block">
      <Money {...sum} />
    </span>
  ))
}

function Nothing() {
  return <span className="text-muted max-sm:hidden">–</span>
}
