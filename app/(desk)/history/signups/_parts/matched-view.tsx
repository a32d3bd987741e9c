import { CheckCheck } from 'lucide-react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ReadFacts } from './read-facts.tsx'
import { RequestList } from './request-list.tsx'
import type { ShownSignups } from './shorten.ts'

export interface MatchedViewProps {
  /** The file's. */
  name: string
  matched: ShownSignups
  kept: boolean
  keeping: boolean
  onKeep: () => void
}

export function MatchedView({ name, matched, kept, keeping, onKeep }: MatchedViewProps) {
  const { attributed, known, uncounted, conflicts } = matched
  return (
    <section aria-label="What the file says" className="grid grid-cols-1 gap-6">
      {kept ? (
        <Callout
          tone="good"
          title={`${requests(attributed.count)} now ${count(attributed.count, 'counts', 'count')} as attributed.`}
          live
        >
          Each says so in its proof, with the date in Cello’s export. The audit has one entry about it.
        </Callout>
      ) : (
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <div>
            <h2 className="text-lg font-semibold">{titleOf(matched)}</h2>
            <p className="text-sm text-muted">
              {attributed.count === 0
                ? 'Nothing is written.'
                : `Keeping writes into the proof of ${requests(attributed.count)} that Cello’s export shows it, and one entry into the audit. Nothing is sent.`}
            </p>
          </div>
          <Button
            variant="primary"
            icon={<CheckCheck aria-hidden size={16} />}
            pending={keeping}
            unavailable={attributed.count === 0 ? 'No request in this file is newly attributed.' : undefined}
            onClick={onKeep}
          >
            Keep {attributed.count} as attributed
          </Button>
        </div>
      )}
      <ReadFacts name={name} matched={matched} />
      <RequestList
        title={kept ? 'Attributed' : 'Newly attributed'}
        note="Cello includes the new user under the request’s code."
        requests={attributed}
        tone="good"
      />
      <RequestList
        title="Under another code"
        note="Cello shows the new user under another code than the request, so these do not count as attributed. Write to Cello support about them."
        requests={conflicts}
        tone="bad"
        otherCode
      />
      <RequestList
        title="With another status"
        note="Cello shows the new user under the request’s code, but not as Included. They were seen, and do not count as attributed."
        requests={uncounted}
        tone="warn"
      />
      <RequestList
        title="Known already"
        note="Their attribution was seen before. Nothing is written about them again."
        requests={known}
        tone="good"
      />
    </section>
  )
}

function titleOf({ attributed, known, uncounted, conflicts }: ShownSignups) {
  if (attributed.count > 0)
    return `${requests(attributed.count)} ${count(attributed.count, 'is', 'are')} newly attributed`
  if (known.count + uncounted.count + conflicts.count === 0)
    return 'Nobody in this file has a request that was carried out'
  return 'No request is newly attributed'
}

const requests = (of: number) => `${of.toLocaleString('en')} ${count(of, 'request', 'requests')}`
const count = (of: number, one: string, more: string) => (of === 1 ? one : more)
