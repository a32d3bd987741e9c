import type { Kind } from '#db/words.ts'

export interface Stake {
  /** In minor units. */
  amount: number
  currency: string
}

/** For which cases, and after how many open minutes the first answer and the resolution are due. null: all of them. */
export interface Target {
  kind: Kind | null
  atLeast: Stake | null
  firstAnswer: number
  resolution: number
}

export interface Claim {
  kind: Kind
  stake: Stake | null
}

/** The first target of the list that is for such a case. The last one is for all. Pure. */
export function chooseTarget(targets: readonly Target[], { kind, stake }: Claim): Target {
  const target = targets.find(
    (one) =>
      (one.kind === null || one.kind === kind) &&
      (one.atLeast === null ||
        (stake !== null && stake.currency === one.atLeast.currency && stake.amount >= one.atLeast.amount)),
  )
  if (!target) throw new Error('no target is for every case')
  return target
}
