'use server'

import { redirect } from 'next/navigation'
import { endSession } from '#lib/auth/session.ts'

/** Open to whoever is signed in: no role is needed to leave. */
export async function signOut() {
  await endSession()
  redirect('/sign-in')
}
