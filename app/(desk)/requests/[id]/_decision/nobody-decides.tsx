import { Callout } from '#app/_ui/callout.tsx'
import { wayOutOf } from '#lib/attribution/find-lack.ts'
import type { Approvals } from '#lib/attribution/judge-approvals.ts'

/** At the top of a waiting request that has lost everybody who could decide it: why, and whom to ask. */
export function NobodyDecides({ approvals }: { approvals: Approvals | null }) {
  if (!approvals?.lack) return null
  const { lack, admins } = approvals
  return (
    <div className="mb-6">
      <Callout tone="bad" title={`Nobody can decide this request: ${lack.because}.`}>
        {wayOutOf(lack, admins)} It waits meanwhile, and nothing is sent.
      </Callout>
    </div>
  )
}
