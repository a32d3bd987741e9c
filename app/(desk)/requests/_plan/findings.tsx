import { Callout } from '#app/_ui/callout.tsx'
import { Finding, Findings as FindingList } from '#app/_ui/findings.tsx'
import { isCellosToMend } from '#lib/attribution/leave-to-cello.ts'
import type { Finding as PlanFinding } from '#lib/providers/finding.ts'

/** What stands in the way, loudly, then what to know and what is well: each with its way out. */
export function Findings({ findings, onLeaveToCello }: FindingsProps) {
  const mendable = findings.find((finding) => finding.level === 'blocker' && isCellosToMend(finding))
  const blockers = findings.filter(({ level }) => level === 'blocker')
  const others = findings.filter(({ level }) => level !== 'blocker')
  return (
    <div className="grid gap-3">
      {blockers.map((finding) => (
        <Callout key={keyOf(finding)} tone="bad" title={`Blocked: ${finding.title}`}>
          {finding.sentence} {finding.wayOut}
          {onLeaveToCello && finding === mendable && (
            <>
              {' '}
              <button type="button" onClick={onLeaveToCello} className="min-h-6 underline underline-offset-2">
                Prepare the message to Cello support
              </button>
            </>
          )}
        </Callout>
      ))}
      {others.length > 0 && (
        <FindingList>
          {others.map((finding) => (
            <Finding
              key={keyOf(finding)}
              tone={finding.level === 'warning' ? 'warn' : 'good'}
              title={finding.title}
            >
              {finding.sentence} {finding.wayOut}
            </Finding>
          ))}
        </FindingList>
      )}
    </div>
  )
}

interface FindingsProps {
  findings: readonly PlanFinding[]
  /** Makes the request the message to Cello support, where only Cello can mend what stands in the way. */
  onLeaveToCello?: (() => void) | undefined
}

const keyOf = ({ reason, title, sentence }: PlanFinding) => `${reason} ${title} ${sentence}`
