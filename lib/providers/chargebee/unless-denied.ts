import 'server-only'
import { isDenied } from './errors.ts'
import type { Readable } from './looked.ts'

export type Denials = Readable[]

/** What `work` reads, or null where the key may not, which is noted in `denials`. Chargebee does not name what is missing. */
export async function unlessDenied<T>(
  denials: Denials,
  what: Readable,
  work: () => Promise<T>,
): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!isDenied(error)) throw error
    denials.push(what)
    return null
  }
}
