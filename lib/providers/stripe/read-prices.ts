import 'server-only'
import { fourAtATime } from '../four-at-a-time.ts'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import { read } from './read.ts'
import { priceShape, productShape } from './shapes.ts'
import { intervalOf, type Price } from './terms.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/** Each price's interval and the name of its product; what the key may not read is left open, and noted in `denials`. */
export async function readPrices(
  connection: Connection,
  ids: readonly string[],
  denials: Denials,
): Promise<Map<string, Price>> {
  const prices = await fourAtATime([...new Set(ids)].sort(), (id) => readPrice(connection, id, denials))
  const known = prices.filter((price) => price !== null)
  const products = known.flatMap(({ product }) => (product === null ? [] : [product]))
  const names = await fourAtATime([...new Set(products)].sort(), async (id) => ({
    id,
    name: (await readProduct(connection, id, denials))?.name ?? null,
  }))
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  return new Map(
    known.map(({ id, product, recurring }) => [
      id,
      {
        interval: recurring ? intervalOf(recurring) : 'one-time',
        product: product === null ? null : (nameOf.get(product) ?? null),
      },
    ]),
  )
}

const readPrice = (connection: Connection, id: string, denials: Denials) =>
  unlessDenied(denials, 'prices', () =>
    unlessMissing(() =>
      read(connection, {
        route: 'GET /v1/prices/:id',
        shape: priceShape,
        call: (stripe) => stripe.prices.retrieve(id),
      }),
    ),
  )

const readProduct = (connection: Connection, id: string, denials: Denials) =>
  unlessDenied(denials, 'products', () =>
    unlessMissing(() =>
      read(connection, {
        route: 'GET /v1/products/:id',
        shape: productShape,
        call: (stripe) => stripe.products.retrieve(id),
      }),
    ),
  )

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StripeNo && error.kind === 'missing') return null
    throw error
  }
}
