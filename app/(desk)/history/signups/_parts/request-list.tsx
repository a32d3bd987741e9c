import type { Route } from 'next'
import { Id } from '#app/_ui/id.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '#app/_ui/table.tsx'
import type { Tone } from '#app/_ui/tone.ts'
import type { Shown } from './shorten.ts'

export interface RequestListProps {
  title: string
  note: string
  requests: Shown
  /** Of the status in the export. */
  tone: Tone
  /** Shows the code in Cello's export beside the request's own. */
  otherCode?: boolean | undefined
}

export function RequestList({ title, note, requests: { count, first }, tone, otherCode }: RequestListProps) {
  if (count === 0) return null
  return (
    <div>
      <h3 className="font-semibold">
        {title} <span className="font-normal text-muted">{count.toLocaleString('en')}</span>
      </h3>
      <p className="mb-2 text-sm text-muted">{note}</p>
      <Table
        caption={title}
        head={
          <>
            <Head grow>Request, new user</Head>
            <Head>{otherCode ? 'The request’s code' : 'Code'}</Head>
            {otherCode && <Head>Code in the export</Head>}
            <Head drop="medium">In Cello’s export</Head>
            <Head>Status</Head>
          </>
        }
      >
        {first.map(({ id, number, newUserId, referralCode, row }) => (
          <Row key={id}>
            <Cell grow>
              <TwoLines
                title={<RowLink href={`/requests/${id}` as Route}>R-{number}</RowLink>}
                note={<Id id={newUserId} length={16} />}
              />
            </Cell>
            <Cell>
              <Id id={referralCode} label={otherCode ? 'request' : undefined} length={14} />
            </Cell>
            {otherCode && (
              <Cell>
                <Id id={row.referralCode} label="export" length={14} />
              </Cell>
            )}
            <Cell drop="medium" muted>
              {row.at ?? 'no date'}
            </Cell>
            <Cell>
              <Pill tone={tone}>{row.status === '' ? 'no status' : row.status.slice(0, 20)}</Pill>
            </Cell>
          </Row>
        ))}
      </Table>
      {count > first.length && (
        <p className="mt-2 text-sm text-muted">
          The first {first.length} are shown, by their numbers; the other{' '}
          {(count - first.length).toLocaleString('en')} are counted with them.
        </p>
      )}
    </div>
  )
}
