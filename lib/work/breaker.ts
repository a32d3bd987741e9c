import 'server-only'
import { and, eq, lte, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { breakers } from '#db/schema/breakers.ts'
import { log } from '#lib/log.ts'
import type { Failure } from '#lib/providers/failure.ts'

/** So many failures in a row may be chance; from then on the provider is left alone for a while. */
const enough = 3

/** How long it is left alone: at first, at most, and for the one try in between, which nobody may live to report. Seconds. */
const first = 5
const longest = 60
const oneTry = 30

/** These say that the provider itself does not answer as it should; whatever else comes back is an answer. */
const troubles: readonly Failure[] = ['unreached', 'unread', 'cut', 'timed out', 'server error', 'unreadable']

/** What must be waited for before anything leaves for this provider. */
export interface Broken {
  sentence: string
  /** Seconds until its next try. */
  wait: number
}

/**
 * Asks whether a provider is left alone just now; null: the call may leave. When its time has come one of all workers may try, and the
 * others wait for what that one finds.
 */
export async function askBreaker(provider: string): Promise<Broken | null> {
  const [row] = await db()
    .select({
      sentence: breakers.sentence,
      wait: sql<number | null>`extract(epoch from ${breakers.nextTryAt} - clock_timestamp())::float8`,
    })
    .from(breakers)
    .where(eq(breakers.provider, provider))
  if (!row || row.wait === null) return null
  if (row.wait > 0) return { sentence: row.sentence, wait: row.wait }
  const mine = await db()
    .update(breakers)
    .set({ nextTryAt: inSeconds(oneTry) })
    .where(and(eq(breakers.provider, provider), lte(breakers.nextTryAt, sql`clock_timestamp()`)))
    .returning({ provider: breakers.provider })
  return mine.length === 1 ? null : { sentence: row.sentence, wait: 1 }
}

/** Tells how a call to a provider ended; `failure` is null where it was answered. */
export async function tellBreaker(
  provider: string,
  { failure, sentence }: { failure: Failure | null; sentence: string | null },
) {
  if (failure !== null && troubles.includes(failure)) await countFailure(provider, sentence ?? failure)
  else if (failure === null || failure === 'refused' || failure === 'moved') await forget(provider)
}

async function countFailure(provider: string, sentence: string) {
  const [row] = await db()
    .insert(breakers)
    .values({ provider, failures: 1, sentence })
    .onConflictDoUpdate({
      target: breakers.provider,
      set: {
        sentence,
        failures: sql`${breakers.failures} + 1`,
        nextTryAt: sql`case when ${breakers.failures} + 1 >= ${enough}
          then clock_timestamp() + make_interval(secs => ${delay} * (0.8 + random() * 0.4)) end`,
      },
    })
    .returning({ failures: breakers.failures })
  if (row?.failures === enough)
    log.warn({ provider }, 'the provider does not answer and is left alone for a while')
}

/** Doubled with each failure after those that open it. */
const delay = sql`least(${longest}::float8, ${first} * power(2, least(${breakers.failures} + 1 - ${enough}, 10)))`

const inSeconds = (seconds: number) => sql`clock_timestamp() + make_interval(secs => ${seconds})`

async function forget(provider: string) {
  const known = await db().delete(breakers).where(eq(breakers.provider, provider)).returning()
  if (known.some(({ nextTryAt }) => nextTryAt !== null)) log.info({ provider }, 'the provider answers again')
}
