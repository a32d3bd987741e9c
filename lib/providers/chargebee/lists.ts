import 'server-only'
import { z } from 'zod'
import type { Connection } from './client.ts'
import type { Line } from './line.ts'
import { pageSize } from './page-size.ts'
import { read } from './read.ts'

/** Made anew for each page: the SDK changes the object that it is given. */
export interface Cursor {
  limit: number
  offset?: string
}

export interface Listing<T extends z.ZodType> {
  /** Under which name each item of the list stands. */
  noun: string
  shape: T
  page: (line: Line, cursor: Cursor) => Promise<unknown>
  /** No further page is read once this holds. Default: read to the end. */
  enough?: (found: z.infer<T>[]) => boolean
  mostPages?: number
}

export interface Page<T> {
  items: T[]
  /** Where the next one begins; null at the end. */
  next: string | null
}

export async function readPage<T extends z.ZodType>(
  connection: Pick<Connection, 'look'>,
  { noun, shape, page }: Pick<Listing<T>, 'noun' | 'shape' | 'page'>,
  offset: string | null = null,
): Promise<Page<z.infer<T>>> {
  const { list, next_offset } = await read(connection, {
    route: `GET ${noun} list`,
    shape: listOf(noun, shape),
    call: (line) => page(line, { limit: pageSize, ...(offset !== null && { offset }) }),
  })
  return { items: list.map((item) => item[noun] as z.infer<T>), next: next_offset }
}

/** A list in pages of 100, each read when the one before has come. */
export async function list<T extends z.ZodType>(
  connection: Pick<Connection, 'look'>,
  listing: Listing<T>,
): Promise<z.infer<T>[]> {
  const { enough = () => false, mostPages = Infinity } = listing
  const found: z.infer<T>[] = []
  let offset: string | null = null
  for (let pages = 1; ; pages += 1) {
    const { items, next }: Page<z.infer<T>> = await readPage(connection, listing, offset)
    found.push(...items)
    if (next === null || items.length === 0 || pages >= mostPages || enough(found)) return found
    offset = next
  }
}

const listOf = <T extends z.ZodType>(noun: string, shape: T) =>
  z.object({
    list: z.array(z.object({ [noun]: shape })),
    next_offset: z
      .string()
      .nullish()
      .transform((offset) => offset ?? null),
  })
