import type { Ask } from '../requests/ask.ts'
import { missing } from '../requests/api-error.ts'
import type { Collection } from '../state/collection.ts'

/** The object, or the error that Stripe gives where it is unknown or belongs to the other mode. */
export function find<T extends { id: string; created: number; livemode: boolean }>(
  collection: Collection<T>,
  { live }: Pick<Ask, 'live'>,
  id: string,
  param?: string,
): T {
  const item = collection.get(id)
  if (item?.livemode === live) return item
  throw missing(collection.noun, id, { ...(param && { param }), ...(item && { live: item.livemode }) })
}
