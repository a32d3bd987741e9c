import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { isCellosToMend } from '#lib/attribution/leave-to-cello.ts'
import type { Finding } from '#lib/providers/finding.ts'

interface LeftToCelloProps {
  findings: readonly Finding[]
  onBack: () => void
}

/** Says that the request is the message to Cello support, and leads back. */
export function LeftToCello({ findings, onBack }: LeftToCelloProps) {
  const needed = findings.some(isCellosToMend)
  return (
    <Callout
      tone={needed ? 'note' : 'warn'}
      live
      title={
        needed
          ? 'This request is the message to Cello support.'
          : 'Nothing that only Cello can mend stands in the way any more.'
      }
      action={
        <Button size="small" onClick={onBack}>
          Back to the plan with its calls
        </Button>
      }
    >
      {needed
        ? 'Once a second person approves, it is written with all that stands below.'
        : 'As it stands, the request is still only the message to Cello support.'}
    </Callout>
  )
}
