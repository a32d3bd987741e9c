import type { TimelineEntry } from '#app/_ui/timeline.tsx'
import type { PolicyRow } from '#lib/policy/find-policies.ts'

const endings: Record<PolicyRow['state'], string> = {
  proposed: 'waits for a decision',
  'in force': 'is in force',
  replaced: 'was in force, and was replaced',
  rejected: 'was rejected',
  withdrawn: 'was withdrawn',
}

export const versionTitle = ({ version, state }: PolicyRow) => `Version ${version} ${endings[state]}`

const changed: Record<PolicyRow['state'], string> = {
  proposed: 'What it would change',
  'in force': 'What it changed',
  replaced: 'What it changed',
  rejected: 'What it would have changed',
  withdrawn: 'What it would have changed',
}

export const changedTitle = ({ state }: PolicyRow) => changed[state]

/** Who proposed it and what became of it, the oldest first. */
export function storyOf(policy: PolicyRow): TimelineEntry[] {
  const { state, proposer, proposedBy, proposedAt, decider, decidedAt, decidedBecause } = policy
  const proposed =
    proposedBy === null
      ? { key: 'proposed', did: 'It came with the desk', at: proposedAt }
      : { key: 'proposed', who: proposer ?? 'Somebody', did: 'proposed it', at: proposedAt }
  if (decidedAt === null) return [proposed]
  if (state === 'withdrawn')
    return [proposed, { key: 'ended', who: proposer ?? 'Somebody', did: 'withdrew it', at: decidedAt }]
  const did = state === 'rejected' ? 'rejected it' : 'accepted it'
  const said = decidedBecause === null ? did : `${did}: “${decidedBecause}”`
  return [proposed, { key: 'ended', who: decider ?? 'Somebody', did: said, at: decidedAt }]
}
