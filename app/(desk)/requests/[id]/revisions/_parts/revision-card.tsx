import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { ComparedRevision } from '#lib/attribution/compare-revisions.ts'

/** Who made a revision, and what was decided on it. */
export function RevisionCard({ revision, current }: { revision: ComparedRevision; current: boolean }) {
  const { number, name, madeAt, digest, decisions } = revision
  return (
    <Panel
      title={`Revision ${number}`}
      note={current ? 'the current one' : 'void: another one took its place'}
      aside={<Id id={digest} label="digest" length={13} />}
    >
      <p>
        Made by <strong className="font-medium">{name}</strong> <Time at={madeAt} />
      </p>
      {decisions.length === 0 ? (
        <p className="mt-2 text-sm text-muted">Nothing was decided on it.</p>
      ) : (
        <ul aria-label={`Decisions on revision ${number}`} className="mt-2 grid gap-1 text-sm">
          {decisions.map((decision) => (
            <li key={decision.id} className="wrap-anywhere">
              <strong className="font-medium">{decision.name}</strong> {decision.outcome} it{' '}
              <Time at={decision.decidedAt} />
              {!current && <span className="text-muted"> (void)</span>}
              {decision.reason !== null && <q className="block text-muted">{decision.reason}</q>}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
