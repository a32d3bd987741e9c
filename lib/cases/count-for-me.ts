import 'server-only'
import { countWaiting } from '#lib/attribution/find-queue.ts'
import { type Actor, may, permit, type Who } from '#lib/auth/actor.ts'
import { countCases } from './find-cases.ts'

/** How many requests wait for this person, and how many of their own cases ask for something. */
export async function countForMe(actor: Actor<'request:see'>, who: Who): Promise<number> {
  const [requests, cases] = await Promise.all([countWaiting(actor, who), countMyCases(who)])
  return requests + cases
}

/** None for those who work on no cases; up to 1,000. */
export const countMyCases = async (who: Who): Promise<number> =>
  may(who, 'case:work') ? countCases(permit(who, 'case:see'), { assignee: who.id, atHand: true }) : 0
