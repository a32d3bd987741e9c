import 'server-only'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { client } from '#db/client.ts'

interface Limit {
  /** What is counted: one word, the same in every process. */
  of: string
  /** So often at most … */
  points: number
  /** … in these seconds. */
  seconds: number
}

/** Counts across every process, in the table `limits`, which a migration made. */
export const limiter = ({ of, points, seconds }: Limit) =>
  new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'client',
    tableName: 'limits',
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: of,
    points,
    duration: seconds,
  })

/** Until the window ends, in milliseconds; undefined where the store itself failed. */
export const waitOf = (thrown: unknown) =>
  thrown instanceof RateLimiterRes ? thrown.msBeforeNext : undefined

async function query({ text, values }: { text: string; values: (string | number)[] }) {
  const rows = await client().unsafe(text, values)
  return { rows, rowCount: rows.count }
}
