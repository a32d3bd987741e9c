'use client'

import type { Route } from 'next'
import { Pill } from '#app/_ui/pill.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import { CaseStatePill } from '../_parts/case-state.tsx'
import { ShortName } from '../_parts/short-name.tsx'
import { SlaMark } from '../_parts/sla-mark.tsx'
import type { CaseLine } from './case-line.ts'
import { type ActedLine, useRowActs } from './use-row-acts.ts'

interface CaseRowsProps {
  caption: string
  lines: readonly CaseLine[]
  mayWork: boolean
  /** The name of whoever looks. */
  me: string
}

/** Drawn from plain lines, which take less room on their way to the browser than drawn rows. */
export function CaseRows({ caption, lines, mayWork, me }: CaseRowsProps) {
  return <CaseTable caption={caption} lines={useRowActs(lines, me, mayWork)} />
}

/** The rows alone, where the keys are somebody else's. */
export function CaseTable({ caption, lines }: { caption: string; lines: readonly ActedLine[] }) {
  return (
    <Table
      caption={caption}
      head={
        <>
          <Head>Case</Head>
          <Head grow>What it is about</Head>
          <Head>State</Head>
          <Head>Clock</Head>
          <Head>Who has it</Head>
          <Head drop="medium">Touched</Head>
        </>
      }
    >
      {lines.map((line) => (
        <CaseCells key={line.id} line={line} />
      ))}
    </Table>
  )
}

function CaseCells({ line }: { line: ActedLine }) {
  const { id, name, title, note, asks, state, waitingOn, outcome, due, assignee, touchedAt, refused } = line
  return (
    <Row>
      <Cell mono muted>
        <RowLink href={`/cases/${id}` as Route}>{name}</RowLink>
      </Cell>
      <Cell grow>
        <TwoLines
          title={title}
          note={
            <>
              {asks !== undefined && (
                <>
                  <Pill tone="warn">{asks}</Pill>{' '}
                </>
              )}
              {note}
              {refused !== undefined && (
                <span role="alert" className="block text-bad">
                  {refused}
                </span>
              )}
            </>
          }
        />
      </Cell>
      <Cell>
        <CaseStatePill state={state} waitingOn={waitingOn} outcome={outcome} short />
      </Cell>
      <Cell>
        {due === undefined ? <span className="text-muted max-sm:hidden">–</span> : <SlaMark due={due} />}
      </Cell>
      <Cell muted={assignee === null}>
        <span className="max-sm:text-sm">{assignee === null ? 'nobody' : <ShortName name={assignee} />}</span>
      </Cell>
      <Cell drop="medium" muted>
        <Time at={touchedAt} />
      </Cell>
    </Row>
  )
}
