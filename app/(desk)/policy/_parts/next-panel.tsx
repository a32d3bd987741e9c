import { Panel } from '#app/_ui/panel.tsx'
import type { PolicyRow } from '#lib/policy/find-policies.ts'
import { NobodyDecides } from './nobody-decides.tsx'
import type { Standing } from './standing.ts'
import { WithdrawButton } from './withdraw-button.tsx'

export interface NextPanelProps {
  proposal: PolicyRow
  current: number
  standing: Standing
}

/** Who decides what waits, for whoever does not. */
export function NextPanel({ proposal: { id, version, proposer }, current, standing }: NextPanelProps) {
  const { proposed, deciders, seesPeople } = standing
  const until = `Until then version ${current} counts.`
  return (
    <Panel title={proposed ? 'Another admin decides' : 'An admin decides'}>
      <div className="grid gap-3 text-sm">
        {deciders.length > 0 ? (
          <p className="wrap-anywhere">
            {proposed
              ? 'You proposed it, so it waits for '
              : `${proposer ?? 'Somebody'} proposed it, so it waits for `}
            {new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(deciders)}. {until}
          </p>
        ) : seesPeople ? (
          <NobodyDecides>
            {`It waits until somebody else has the role admin: give it to somebody on the page People. ${until}`}
          </NobodyDecides>
        ) : (
          <p>
            Nobody but {proposer ?? 'whoever proposed it'} is admin, so it waits until somebody else has that
            role. {until}
          </p>
        )}
        {proposed && <WithdrawButton policyId={id} version={version} />}
      </div>
    </Panel>
  )
}
