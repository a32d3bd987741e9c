import { afterEach, beforeEach } from 'vitest'
import { permit, type Who } from '#lib/auth/actor.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { findCurrent } from '#lib/policy/find-policies.ts'
import { getPolicy } from '#lib/policy/get-policy.ts'
import type { PolicyForm } from '#lib/policy/policy-form.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import { withdrawPolicy } from '#lib/policy/withdraw-policy.ts'
import { asApplication, asOwner } from './database.ts'
import { asks, everything, putInForce } from './policy.ts'
import { insertPerson } from './rows.ts'

export async function insertWho(name: string, ...roles: Who['roles']): Promise<Who> {
  const id = await insertPerson(asApplication, name, [...roles])
  return { id, name, email: `${name.toLowerCase()}@attribution.example`, roles }
}

/** Two admins, and somebody who is everything else; the policy begins anew with each test of the file, and nothing waits after it. */
export const otto = await insertWho('Otto', 'admin')
export const mira = await insertWho('Mira', 'manager', 'admin')
export const kofi = await insertWho('Kofi', 'requester', 'approver', 'manager')

export const see = permit(kofi, 'policy:see')

export const twoForMuch = [
  {
    name: 'Much',
    when: [{ about: 'money' as const, currency: 'eur', atLeast: 100_000 }],
    then: asks({ approvers: 2 }),
  },
  everything(),
]

export async function propose(who: Who, over: Partial<PolicyForm> = {}) {
  const { version } = await getPolicy()
  return proposePolicy(permit(who, 'policy:propose'), {
    rules: twoForMuch,
    expiresAfterDays: 14,
    because: 'Two should look at much money.',
    basedOn: version,
    ...over,
  })
}

export const decide = (
  who: Who,
  policyId: string,
  outcome: 'accepted' | 'rejected' = 'accepted',
  because = '',
) => decidePolicy(permit(who, 'policy:decide'), { policyId, outcome, because })

export const withdraw = (who: Who, policyId: string) =>
  withdrawPolicy(permit(who, 'policy:propose'), { policyId })

beforeEach(() => putInForce(asOwner))
afterEach(async () => {
  const { proposal } = await findCurrent(see)
  if (proposal)
    await decide(proposal.proposedBy === otto.id ? mira : otto, proposal.id, 'rejected', 'The test is over.')
})
