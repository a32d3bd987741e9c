import 'server-only'
import type Stripe from 'stripe'
import type { z } from 'zod'
import type { Connection } from './client.ts'
import { read } from './read.ts'
import { listOf } from './shapes.ts'

export interface Listing<T extends z.ZodType<{ id: string }>> {
  route: string
  shape: T
  page: (stripe: Stripe, cursor: { limit: number; starting_after?: string }) => Promise<unknown>
  /** No further page is read once this holds. Default: read to the end. */
  enough?: (found: z.infer<T>[]) => boolean
  mostPages?: number
}

const pageSize = 100

/** A list in pages of 100, each read when the one before has come. */
export async function list<T extends z.ZodType<{ id: string }>>(connection: Connection, listing: Listing<T>) {
  const { route, shape, page, enough = () => false, mostPages = Infinity } = listing
  const found: z.infer<T>[] = []
  for (let pages = 1; ; pages += 1) {
    const last = found.at(-1)
    const cursor = { limit: pageSize, ...(last && { starting_after: last.id }) }
    const { data, has_more } = await read(connection, {
      route,
      shape: listOf(shape),
      call: (stripe) => page(stripe, cursor),
    })
    found.push(...data)
    if (!has_more || data.length === 0 || pages >= mostPages || enough(found)) return found
  }
}
