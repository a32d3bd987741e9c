import { Callout } from '#app/_ui/callout.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import type { CaseAsk } from '#lib/cases/words.ts'

interface AsksCalloutProps {
  asks: CaseAsk | null
  /** Of how many new users how many count since its requests were carried out. */
  counts: number
  of: number
}

/** What the case asks for since its requests ended. */
export function AsksCallout({ asks, counts, of }: AsksCalloutProps) {
  if (asks === null) return null
  return (
    <div className="mb-4">
      {asks === 'answer' ? (
        <Callout
          tone="warn"
          title={answerTitle(counts, of)}
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

function answerTitle(counts: number, of: number) {
  if (of < 2) return 'The request was carried out: send the answer.'
  if (counts === of) return `All ${String(of)} requests were carried out: send the answer.`
  return `${String(counts)} of ${String(of)} new users count now, and nothing is under way: send the answer, or file for the others.`
}
