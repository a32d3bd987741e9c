import type { CalloutTone } from '#app/_ui/callout-mark.tsx'
import { Finding, Findings } from '#app/_ui/findings.tsx'
import type { Check } from '#lib/providers/provider.ts'
import { Words } from './words.tsx'

const tones: Record<Check['level'], CalloutTone> = {
  blocker: 'bad',
  warning: 'warn',
  good: 'good',
  unknown: 'note',
}

export function CheckList({ checks }: { checks: readonly Check[] }) {
  return (
    <Findings>
      {checks.map(({ level, title, sentence, wayOut }) => (
        <Finding key={title} tone={tones[level]} title={title}>
          <span className="text-muted">
            <Words>{sentence}</Words>
          </span>
          {wayOut !== '' && (
            <span className="mt-0.5 block">
              <Words>{wayOut}</Words>
            </span>
          )}
        </Finding>
      ))}
    </Findings>
  )
}
