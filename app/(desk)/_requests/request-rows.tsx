'use client'

import type { Route } from 'next'
import { ClockPill } from '../../_ui/clock.tsx'
import { Pill } from '../../_ui/pill.tsx'
import { StatePill } from '../../_ui/state-pill.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '../../_ui/table.tsx'
import { Expiry } from './expiry.tsx'
import type { RequestLine } from './request-line.ts'

export interface RequestRowsProps {
  caption: string
  lines: readonly RequestLine[]
  states: boolean
}

/** Drawn from plain lines, which take a tenth of the room that drawn rows take on their way to the browser. */
export function RequestRows({ caption, lines, states }: RequestRowsProps) {
  return (
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
      {lines.map((line) => (
        <RequestCells key={line.id} line={line} states={states} />
      ))}
    </Table>
  )
}

function RequestCells({ line, states }: { line: RequestLine; states: boolean }) {
  const { id, name, title, note, told, state, stake, clock, expires, undecidable, filedBy, path } = line
  return (
    <Row>
      <Cell mono muted>
        <RowLink href={`/requests/${id}` as Route}>{name}</RowLink>
      </Cell>
      <Cell grow>
        <TwoLines
          title={title}
          note={
            <>
              {undecidable && (
                <>
                  <Pill tone="bad">nobody can decide it</Pill>{' '}
                </>
              )}
              {told ? <span className="line-clamp-2">{note}</span> : note}
            </>
          }
        />
      </Cell>
      {states && (
        <Cell>
          <StatePill state={state} short />
        </Cell>
      )}
      <Cell align="right">
        {stake.length === 1
          ? stake
          : stake.map((sum) => (
              <span key={sum} className="block whitespace-nowrap">
                {sum}
              </span>
            ))}
      </Cell>
      <Cell>
        {clock === undefined ? (
          <span className="text-muted max-sm:hidden">–</span>
        ) : (
          <ClockPill until={clock} />
        )}
        {expires && (
          <span className="block pt-0.5 text-xs">
            <Expiry until={expires} />
          </span>
        )}
      </Cell>
      <Cell drop="narrow" muted>
        {filedBy}
      </Cell>
      <Cell drop="medium">{path}</Cell>
    </Row>
  )
}
