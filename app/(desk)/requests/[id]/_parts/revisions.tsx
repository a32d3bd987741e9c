import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'

/** The revisions before the current one, with what was said of each. */
export function Revisions({ page: { revisions, revision, decisions } }: { page: RequestPage }) {
  const earlier = revisions.filter(({ number }) => number < revision.number).toReversed()
  if (earlier.length === 0) return null
  return (
    <Panel title="Earlier revisions" note="void: only the current one can be carried out" flush>
      <ul className="divide-y divide-line px-4 text-sm">
        {earlier.map(({ number, name, madeAt, digest }) => {
          const decided = decisions.find((decision) => decision.revision === number)
          return (
            <li key={number} className="py-2.5">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span>
                  <strong className="font-medium">Revision {number}</strong> by {name} <Time at={madeAt} />
                </span>
                <Id id={digest} label="digest" length={13} />
              </div>
              {decided && (
                <p className="text-muted wrap-anywhere">
                  {decided.name} {decided.outcome} it{decided.reason === null ? '.' : `: “${decided.reason}”`}
                </p>
              )}
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
