import type { Asks, Foreseen } from '#lib/attribution/foresee-approvals.ts'
import { wayOutOf } from '#lib/attribution/find-lack.ts'
import { kindWords } from '../../_requests/request-words.ts'
import type { Reading } from './use-preview.ts'
import type { Values } from './values.ts'

export type Shown = Extract<Reading, { shown: unknown }>['shown']

const kinds = Object.keys(kindWords) as (keyof Foreseen['asks'])[]

/** What the policy will ask for: by the kind that is chosen, or before one is, where every kind is asked for the same. */
export function asksFor({ kind }: Values, { foreseen: { asks } }: Shown): Asks | undefined {
  const chosen = kinds.find((one) => one === kind)
  if (chosen) return asks[chosen]
  const [first, ...others] = kinds.map((one) => asks[one])
  return others.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : undefined
}

/** Why nobody could decide it, and whom to ask; undefined where somebody can. */
export function lackOf(values: Values, shown: Shown): { title: string; wayOut: string } | undefined {
  const lack = asksFor(values, shown)?.lack
  return (
    lack && {
      title: `Nobody could decide it: ${lack.because}.`,
      wayOut: wayOutOf(lack, shown.foreseen.admins),
    }
  )
}
