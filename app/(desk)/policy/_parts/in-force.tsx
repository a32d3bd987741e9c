import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { PolicyRow } from '#lib/policy/find-policies.ts'
import { counted } from '../../requests/_plan/counted.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { RuleList } from './rule-list.tsx'

/** The rules that count now. */
export function InForce({ current, paths }: { current: PolicyRow; paths: PathNames }) {
  const { version, rules, expiresAfterDays, decidedAt, proposedAt } = current
  return (
    <Panel
      title="In force"
      note={
        <>
          version {version}, since <Time at={decidedAt ?? proposedAt} />
        </>
      }
      flush
    >
      <RuleList rules={rules} paths={paths} />
      <p className="border-t border-line px-4 py-3 text-sm text-muted">
        A request that nobody decides expires after {counted(expiresAfterDays, 'day')}, or when the last clock
        in its plan runs out. {hasTotals(current) && totalsNote}
      </p>
    </Panel>
  )
}

const hasTotals = ({ rules }: PolicyRow) =>
  rules.some(({ when }) => when.some(({ about }) => about === 'total'))

export const totalsNote =
  'In what somebody filed, approved or is credited with, the request itself and all that is pending count; what was rejected, withdrawn, expired or failed does not.'
