import 'server-only'
import { permissionIn, StripeNo } from './errors.ts'
import type { Denied } from './looked.ts'

export type Denials = Denied[]

/** What `work` reads, or null where the key lacks a permission, which is noted in `denials`. */
export async function unlessDenied<T>(
  denials: Denials,
  what: Denied['what'],
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof StripeNo)) throw error
    const unread = error.kind === 'permission' || (what === 'refunds' && error.kind === 'missing')
    if (!unread) throw error
    denials.push({ what, permission: permissionIn(error.words) })
    return null
  }
}
