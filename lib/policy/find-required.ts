import 'server-only'
import { db, type Transaction } from '#db/client.ts'
import { findTotals, type Parties, totalsAskedBy } from './find-totals.ts'
import { getPolicy, getPolicyVersion, type PolicyVersion } from './get-policy.ts'
import { type Facts, judge, moneyIn, strictest } from './judge.ts'
import type { Reason, Requirement } from './rules.ts'

/** What the policy asks for, and by which rules of which versions. */
export interface Required extends Omit<Requirement, 'reason'> {
  reasons: Reason[]
  by: { version: number; rule: string }[]
}

export interface Approver {
  id: string
  /** They approved it already: the money is in the totals of the pair. */
  approved: boolean
}

export interface Asked {
  facts: Omit<Facts, 'totals'>
  parties: Pick<Parties, 'filedBy' | 'referrerId'>
  /** Whoever approves or has approved it: what the policy asks for with any of them counts. None: nobody does yet. */
  approvers: readonly Approver[]
  /** What is in the totals of it already: its money once it is filed. Minor units. */
  counted: Facts['money']
  /** When it was filed; absent before. */
  filedAt?: Date | undefined
}

type Reader = Pick<Transaction, 'select'>

/** The policy in force and, where it is another, the one that a request was filed under. */
export async function findPolicyVersions(
  filedUnder: number | undefined,
  reader: Reader = db(),
): Promise<PolicyVersion[]> {
  const [now, then] = await Promise.all([
    getPolicy(reader),
    filedUnder === undefined ? undefined : getPolicyVersion(filedUnder, reader),
  ])
  return then === undefined || then.version === now.version ? [now] : [then, now]
}

/**
 * The strictest of these versions, with any of the approvers. Money that is not in the totals yet is added to them. A total is the larger
 * one of the day of filing and of today: what is left lying until its money is out of the window is asked for no less.
 */
export async function findRequired(
  versions: readonly PolicyVersion[],
  { facts, parties, approvers, counted, filedAt }: Asked,
  reader: Reader = db(),
): Promise<Required> {
  const asked = totalsAskedBy(versions.flatMap(({ rules }) => rules))
  const found: { version: number; rule: string; then: Requirement }[] = []
  for (const approver of approvers.length === 0 ? [null] : approvers) {
    const whose = { ...parties, approver: approver?.id ?? null }
    const now = await findTotals(asked, whose, { reader })
    const then = filedAt === undefined ? now : await findTotals(asked, whose, { reader, at: filedAt })
    const totals: Facts['totals'] = (one) => {
      const known = one.of !== 'pair' ? counted : approver?.approved === true ? facts.money : []
      return Math.max(now(one), then(one)) + moneyIn(facts.money, one.currency) - moneyIn(known, one.currency)
    }
    for (const { version, rules } of versions) {
      const { name, then } = judge(rules, { ...facts, totals })
      found.push({ version, rule: name, then })
    }
  }
  return { ...strictest(found.map(({ then }) => then)), by: withoutTwins(found) }
}

const withoutTwins = (found: readonly { version: number; rule: string }[]) =>
  found
    .filter(
      (one, at) =>
        at === found.findIndex(({ version, rule }) => version === one.version && rule === one.rule),
    )
    .map(({ version, rule }) => ({ version, rule }))
