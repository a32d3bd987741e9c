import type { Route } from 'next'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Cell, Head, Row, RowLink, Table, TwoLines } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { PolicyRow } from '#lib/policy/find-policies.ts'
import { PolicyState } from './policy-state.tsx'

export interface VersionsProps {
  rows: readonly PolicyRow[]
  /** The version at which the next page begins; undefined at the last. */
  older: number | undefined
  /** Whether this is the page of the newest. */
  newest: boolean
}

/** Who proposed which version and why, and what became of it. */
export function Versions({ rows, older, newest }: VersionsProps) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="mb-2 font-semibold">
        All versions
      </h2>
      <Table
        caption="Versions of the policy, the newest first"
        head={
          <>
            <Head>Version</Head>
            <Head grow>Proposed</Head>
            <Head>State</Head>
            <Head>Decided</Head>
          </>
        }
      >
        {rows.map((row) => (
          <VersionCells key={row.id} row={row} />
        ))}
      </Table>
      {(older !== undefined || !newest) && (
        <nav aria-label="Pages" className="mt-3 flex justify-between gap-2">
          {!newest && (
            <LinkButton href="/policy" size="small">
              Back to the newest
            </LinkButton>
          )}
          {older !== undefined && (
            <LinkButton href={`/policy?before=${older}` as Route} size="small">
              Older
            </LinkButton>
          )}
        </nav>
      )}
    </section>
  )
}

function VersionCells({ row }: { row: PolicyRow }) {
  const { version, state, because, proposer, proposedBy, proposedAt, decider, decidedAt } = row
  return (
    <Row>
      <Cell>
        <RowLink href={`/policy/${version}` as Route}>Version {version}</RowLink>
      </Cell>
      <Cell grow>
        <TwoLines
          title={<span className="line-clamp-2 font-normal">{because}</span>}
          note={
            <>
              {proposedBy === null ? 'The desk' : (proposer ?? 'Somebody')}, <Time at={proposedAt} />
            </>
          }
        />
      </Cell>
      <Cell>
        <PolicyState state={state} />
      </Cell>
      <Cell muted>
        {decidedAt === null ? (
          <span className="max-sm:hidden">–</span>
        ) : (
          <>
            {decider !== null && `${decider}, `}
            <Time at={decidedAt} />
          </>
        )}
      </Cell>
    </Row>
  )
}
