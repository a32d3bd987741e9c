import { Callout } from '#app/_ui/callout.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Restore } from '#lib/attribution/find-restore.ts'

/** What everybody should know for as long as it matters. */
export function RestoredCallout({ restore: { from, at } }: { restore: Restore }) {
  return (
    <Callout tone="warn" title="The desk was restored from a backup.">
      The newest thing in the backup is of <Time at={from} />; the desk noticed <Time at={at} />. What was
      sent between the two is not in its history. What was under way is paused until a person says for each
      step whether it was sent, and every new plan warns of it for 31 days.
    </Callout>
  )
}
