import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import type { Request } from '#db/schema/requests.ts'
import { conflict } from '#lib/errors.ts'

interface Places {
  request: Request
  positions: readonly number[]
}

/** What may have been sent is settled first: afterwards nobody could say any more whether it arrived. @throws Refusal `conflict`. */
export async function refuseUnsettled(tx: Transaction, { request, positions }: Places) {
  const [unsettled] = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.requestId, request.id),
        eq(deliveries.revision, request.revision),
        inArray(deliveries.position, [...positions]),
        inArray(deliveries.outcome, ['open', 'unknown']),
      ),
    )
    .limit(1)
  if (unsettled) throw conflict('Say first whether it arrived. Reload the page to see the question.')
}
