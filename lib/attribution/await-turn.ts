import 'server-only'
import { client } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import { stuckQueue } from '#lib/work/queues.ts'
import { TryLater } from './try-later.ts'

/** How soon it is looked again whether the other request is over. Seconds. */
const soon = 2

/**
 * Two requests for one customer never interleave: whichever began first, or went on first, is carried out to its end before the other
 * begins. The queue alone cannot promise that: a job that waits for its next try lets another of the same customer pass. One that asks
 * a person, or that was given up and waits for an admin, holds nobody back.
 * @throws TryLater while another request is under way.
 */
export async function awaitTurn({ id }: Pick<Request, 'id'>) {
  const [other] = await client()<{ number: number }[]>`
    select other.number from requests mine join requests other on other.id <> mine.id
      and other.account = mine.account and other.customer_id = mine.customer_id and other.state = 'carrying out'
    where mine.id = ${id}
      and (mine.state = 'approved' or (other.state_since, other.id) < (mine.state_since, mine.id))
      and not exists (select from pgboss.job
        where name = ${stuckQueue} and state < 'active' and data ->> 'requestId' = other.id::text)
    limit 1`
  if (other) throw new TryLater(`Request ${other.number} of the same customer is under way.`, soon)
}
