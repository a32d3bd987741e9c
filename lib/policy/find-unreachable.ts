import { kinds } from '#db/words.ts'
import { type Facts, judge } from './judge.ts'
import type { Condition, Rule, Total } from './rules.ts'

/**
 * Where the rules stand that can never count, because a rule above catches everything that they do, or because their own conditions
 * exclude each other. `paths` are those that requests may take. Exact: every condition about an amount says "at least", so that the
 * smallest request that a rule is about is the one that the rules above are least likely to catch. Pure.
 */
export function findUnreachable(rules: readonly Rule[], paths: readonly string[]): number[] {
  const situations = kinds.flatMap((kind) => paths.map((path) => ({ kind, path })))
  return rules.flatMap((rule, at) => {
    const reached = situations.some((situation) => judge(rules, { ...smallest(rule), ...situation }) === rule)
    return reached ? [] : [at]
  })
}

/** The least that these conditions ask for, and what goes with it: money is in every total, and comes with payments. */
function smallest({ when }: Rule): Omit<Facts, 'kind' | 'path'> {
  const money = sums(when.filter((one) => one.about === 'money'))
  const payments = when.filter((one) => one.about === 'payments').map(({ atLeast }) => atLeast)
  const totals = when.filter((one) => one.about === 'total')
  return {
    money,
    payments: Math.max(money.length, ...payments),
    overwrites: when.some(({ about }) => about === 'overwrites'),
    totals: (asked) =>
      Math.max(
        0,
        ...money.filter(({ currency }) => currency === asked.currency).map(({ amount }) => amount),
        ...totals.filter((one) => isWithin(one, asked)).map(({ atLeast }) => atLeast),
      ),
  }
}

function sums(conditions: readonly Extract<Condition, { about: 'money' }>[]): Facts['money'] {
  const currencies = [...new Set(conditions.map(({ currency }) => currency))]
  return currencies.map((currency) => ({
    currency,
    amount: Math.max(...conditions.filter((one) => one.currency === currency).map(({ atLeast }) => atLeast)),
  }))
}

/** What a shorter time brought, a longer one has too. */
const isWithin = (one: Total, asked: Total) =>
  one.of === asked.of && one.currency === asked.currency && one.days <= asked.days
