import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { type Actor, may, permit, type Who } from './auth/actor.ts'
import type { Permission } from './auth/permissions.ts'
import { getWho } from './auth/session.ts'
import { pathHeader } from './page-headers.ts'

export interface Visit<P extends Permission> {
  who: Who
  /** null where the person lacks the permission: the page then says whom to ask. */
  actor: Actor<P> | null
}

/** The one door of pages: who is visiting, and the proof that they may. Sends whoever is not signed in to the sign-in, and back here after it. */
export async function visit<P extends Permission>(permission: P): Promise<Visit<P>> {
  const who = await getWho()
  if (!who) redirect(signInAddress((await headers()).get(pathHeader)))
  return { who, actor: may(who, permission) ? permit(who, permission) : null }
}

export const signInAddress = (wanted: string | null) =>
  wanted === null || wanted === '/'
    ? ('/sign-in' as const)
    : (`/sign-in?callbackUrl=${encodeURIComponent(wanted)}` as const)
