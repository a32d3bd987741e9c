import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { logUnknown } from '#lib/log.ts'

/** Whether this process can do its work: the database answers and has its tables. */
export async function findHealth(): Promise<{ ready: boolean }> {
  try {
    await db().execute(sql`select from requests limit 1`)
    return { ready: true }
  } catch (error) {
    logUnknown(error, 'health')
    return { ready: false }
  }
}
