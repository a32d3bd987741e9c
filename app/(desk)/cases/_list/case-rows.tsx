'use client'

import type { Route } from 'next'
import { Pill } from '#app/_ui/pill.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import { CaseStatePill } from '../_parts/case-state.tsx'
import { SlaMark } from '../_parts/sla-mark.tsx'
import type { CaseLine } from './case-line.ts'
import { TakeFocused } from './take-focused.tsx'

interface CaseRowsProps {
  caption: string
  lines: readonly CaseLine[]
  mayWork: boolean
}

/** Drawn from plain lines, which take less room on their way to the browser than drawn rows. */
export function CaseRows({ caption, lines, mayWork }: CaseRowsProps) {
  return (
    <>
      {mayWork && <TakeFocused lines={lines} />}
      <Table
        caption={caption}
        head={
          <>
            <Head>Case</Head>
            <Head grow>What it is about</Head>
            <Head>State</Head>
            <Head>Clock</Head>
            <Head drop="narrow">Who has it</Head>
            <Head drop="medium">Touched</Head>
          </>
        }
      >
        {lines.map((line) => (
          <CaseCells key={line.id} line={line} />
        ))}
      </Table>
    </>
  )
}

function CaseCells({ line }: { line: CaseLine }) {
  const { id, name, title, note, asks, state, waitingOn, outcome, due, assignee, touchedAt } = line
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
      <Cell drop="narrow" muted={assignee === null}>
        {assignee ?? 'nobody'}
      </Cell>
      <Cell drop="medium" muted>
        <Time at={touchedAt} />
      </Cell>
    </Row>
  )
}
