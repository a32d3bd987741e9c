import { Callout } from '#app/_ui/callout.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import type { CaseAsk } from '#lib/cases/words.ts'

/** What the case asks for since its requests ended. */
export function AsksCallout({ asks }: { asks: CaseAsk | null }) {
  if (asks === null) return null
  return (
    <div className="mb-4">
      {asks === 'answer' ? (
        <Callout
          tone="warn"
          title="The request was carried out: send the answer."
          action={
            <LinkButton href="#compose" size="small">
              Go to the answer
            </LinkButton>
          }
        >
          The person does not know it yet. The template of the outcome stands ready; resolve the case with it.
        </Callout>
      ) : (
        <Callout tone="warn" title="Its request has ended without being carried out: say how it goes on.">
          File another one, let the case wait, or resolve it with an answer to the person.
        </Callout>
      )}
    </div>
  )
}
