import { Age } from '#app/_ui/age.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { Cell, Head, Row, Table, TwoLines } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { QueueRow } from '#lib/work/find-queues.ts'
import { Words } from '../../connections/_parts/words.tsx'
import { queueWords } from './queue-words.ts'

export function QueueTable({ queues }: { queues: readonly QueueRow[] }) {
  return (
    <Table
      caption="The queues that work goes through"
      head={
        <>
          <Head grow>Queue</Head>
          <Head>State</Head>
          <Head align="right" drop="narrow">
            Could begin
          </Head>
          <Head align="right" drop="narrow">
            Oldest
          </Head>
          <Head align="right" drop="narrow">
            Later
          </Head>
          <Head align="right" drop="narrow">
            Under way
          </Head>
          <Head align="right" drop="narrow">
            Gave up
          </Head>
        </>
      }
    >
      {queues.map((queue) => (
        <QueueLine key={queue.name} queue={queue} />
      ))}
    </Table>
  )
}

function QueueLine({ queue }: { queue: QueueRow }) {
  const { name, waiting, later, active, gaveUp, oldest, lastError } = queue
  const words = queueWords(name)
  return (
    <Row>
      <Cell grow>
        <TwoLines
          title={words.name}
          note={
            <>
              {words.note}
              {lastError && (
                <span className="block text-warn">
                  Last error <Time at={lastError.at} />: <Words>{lastError.sentence}</Words>
                </span>
              )}
              <span className="block sm:hidden">{numbers(queue)}</span>
            </>
          }
        />
      </Cell>
      <Cell>
        <QueueState queue={queue} />
      </Cell>
      <Cell align="right" drop="narrow" muted={waiting === 0}>
        {waiting}
      </Cell>
      <Cell align="right" drop="narrow" muted={oldest === null}>
        {oldest ? <Age since={oldest} /> : '–'}
      </Cell>
      <Cell align="right" drop="narrow" muted={later === 0}>
        {later}
      </Cell>
      <Cell align="right" drop="narrow" muted={active === 0}>
        {active}
      </Cell>
      <Cell align="right" drop="narrow" muted={gaveUp === 0}>
        {gaveUp}
      </Cell>
    </Row>
  )
}

/** What the narrow look drops, but for what is nought: "2 could begin, 1 later". */
const numbers = ({ waiting, later, active, gaveUp }: QueueRow) =>
  [
    [waiting, 'could begin'],
    [later, 'later'],
    [active, 'under way'],
    [gaveUp, 'gave up'],
  ]
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(', ')

function QueueState({ queue: { gaveUp, failing, active, waiting } }: { queue: QueueRow }) {
  if (gaveUp > 0) return <Pill tone="bad">gave up</Pill>
  if (failing > 0) return <Pill tone="warn">tries again</Pill>
  if (active > 0) return <Pill tone="accent">at work</Pill>
  if (waiting > 0) return <Pill tone="accent">waits</Pill>
  return <Pill>idle</Pill>
}
