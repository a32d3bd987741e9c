import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { pairAddress } from '../revisions/_parts/pair.ts'

/** The revisions before the current one, with what was said of each. */
export function Revisions({ page: { request, revisions, revision, decisions } }: { page: RequestPage }) {
  const earlier = revisions.filter(({ number }) => number < revision.number).toReversed()
  if (earlier.length === 0) return null
  return (
    <Panel title="Earlier revisions" note="void: only the current one can be carried out" flush>
      <ul className="divide-y divide-line px-4 text-sm">
        {earlier.map(({ number, name, madeAt, digest }) => (
          <li key={number} className="py-2.5">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span>
                <strong className="font-medium">Revision {number}</strong> by {name} <Time at={madeAt} />
              </span>
              <Id id={digest} label="digest" length={13} />
            </div>
            {decisions
              .filter((decision) => decision.revision === number)
              .map((decision) => (
                <p key={decision.id} className="text-muted wrap-anywhere">
                  {decision.name} {decision.outcome} it
                  {decision.reason === null ? '.' : `: “${decision.reason}”`}
                </p>
              ))}
            <p>
              <TextLink href={pairAddress(request.id, [number, number + 1])}>
                What revision {number + 1} changed
              </TextLink>
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
