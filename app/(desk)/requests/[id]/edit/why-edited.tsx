import { Callout } from '#app/_ui/callout.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'

/** What the edit answers: the question, or what moved. */
export function WhyEdited({ page: { request, decisions } }: { page: RequestPage }) {
  if (request.state === 'waiting') return null
  const asked = decisions.findLast(
    ({ outcome, revision }) => outcome === 'returned' && revision === request.revision,
  )
  return (
    <div className="mb-6">
      {request.state === 'returned' && (
        <Callout tone="warn" title={`${asked?.name ?? 'Whoever decides'} asks:`}>
          {asked?.reason ?? request.stateSentence}
        </Callout>
      )}
      {request.state === 'stale' && (
        <Callout tone="warn" title="The plan no longer holds.">
          {request.stateSentence} The form shows what was wanted; the plan beside it is of this moment.
        </Callout>
      )}
      {request.state === 'failed' && (
        <Callout tone="bad" title="It could not be carried out.">
          {request.stateSentence} What was sent before that stays sent.
        </Callout>
      )}
    </div>
  )
}
