import { Callout } from '#app/_ui/callout.tsx'
import { Finding, Findings as FindingList } from '#app/_ui/findings.tsx'
import type { Finding as PlanFinding } from '#lib/providers/finding.ts'

/** What stands in the way, loudly, then what to know and what is well: each with its way out. */
export function Findings({ findings }: { findings: readonly PlanFinding[] }) {
  const blockers = findings.filter(({ level }) => level === 'blocker')
  const others = findings.filter(({ level }) => level !== 'blocker')
  return (
    <div className="grid gap-3">
      {blockers.map((finding) => (
        <Callout key={keyOf(finding)} tone="bad" title={`Blocked: ${finding.title}`}>
          {finding.sentence} {finding.wayOut}
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

const keyOf = ({ reason, title, sentence }: PlanFinding) => `${reason} ${title} ${sentence}`
