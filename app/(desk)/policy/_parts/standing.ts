import 'server-only'
import { may, type Who } from '#lib/auth/actor.ts'
import { findAdmins } from '#lib/people/find-people.ts'
import type { PolicyRow } from '#lib/policy/find-policies.ts'

/** How the person stands to the policy. The verbs check again. */
export interface Standing {
  /** May propose a change, and decide on another's. */
  admin: boolean
  proposed: boolean
  /** May open the page People. */
  seesPeople: boolean
  /** Who could decide on what waits, or on what this admin would propose: never whoever proposes. */
  deciders: string[]
}

export async function standingOf(who: Who, proposal: PolicyRow | null): Promise<Standing> {
  const admins = await findAdmins()
  const admin = may(who, 'policy:propose')
  const proposer = proposal?.proposedBy ?? (admin ? who.id : null)
  return {
    admin,
    proposed: proposal !== null && proposal.proposedBy === who.id,
    seesPeople: may(who, 'person:see'),
    deciders: admins.filter(({ id }) => id !== proposer).map(({ name }) => name),
  }
}
