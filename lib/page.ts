import 'server-only'
import { redirect } from 'next/navigation'
import { type Actor, may, permit, type Who } from './auth/actor.ts'
import type { Permission } from './auth/permissions.ts'
import { getWho } from './auth/session.ts'

export interface Visit<P extends Permission> {
  who: Who
  /** null where the person lacks the permission: the page then says whom to ask. */
  actor: Actor<P> | null
}

/** The one door of pages: who is visiting, and the proof that they may. Sends whoever is not signed in to the sign-in. */
export async function visit<P extends Permission>(permission: P): Promise<Visit<P>> {
  const who = await getWho()
  if (!who) redirect('/sign-in')
  return { who, actor: may(who, permission) ? permit(who, permission) : null }
}
