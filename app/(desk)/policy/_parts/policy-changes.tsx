import { BeforeAfter } from '#app/_ui/before-after.tsx'
import { comparePolicies } from '#lib/policy/compare-policies.ts'
import type { PolicyRow } from '#lib/policy/find-policies.ts'
import { counted } from '../../requests/_plan/counted.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { RuleChanges } from './rule-changes.tsx'

type Version = Pick<PolicyRow, 'rules' | 'expiresAfterDays'>

export interface PolicyChangesProps {
  before: Version
  after: Version
  paths: PathNames
}

/** Two versions beside each other: their rules, and the days after which a request expires. */
export function PolicyChanges({ before, after, paths }: PolicyChangesProps) {
  return (
    <>
      <div className="border-t border-line">
        <RuleChanges
          changes={comparePolicies(before.rules, after.rules)}
          paths={paths}
          only={{ before: before.rules.length === 1, after: after.rules.length === 1 }}
        />
      </div>
      <div className="border-t border-line p-4">
        <BeforeAfter
          changes={[
            {
              name: 'expires undecided after',
              before: counted(before.expiresAfterDays, 'day'),
              after: counted(after.expiresAfterDays, 'day'),
            },
          ]}
        />
      </div>
    </>
  )
}
