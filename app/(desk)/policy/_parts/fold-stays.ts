import { isChanged, type RuleChange } from '#lib/policy/compare-policies.ts'

export interface Fold {
  folded: boolean
  changes: RuleChange[]
}

const shortest = 4

/** Runs of rules, those that stay apart from those that change; a run of four or more that stay is folded away. */
export function foldStays(changes: readonly RuleChange[]): Fold[] {
  const runs: { stays: boolean; changes: RuleChange[] }[] = []
  for (const change of changes) {
    const stays = !isChanged(change)
    const last = runs.at(-1)
    if (last?.stays === stays) last.changes.push(change)
    else runs.push({ stays, changes: [change] })
  }
  return runs.map(({ stays, changes: run }) => ({ folded: stays && run.length >= shortest, changes: run }))
}
