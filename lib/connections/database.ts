import 'server-only'
import postgres, { type Sql } from 'postgres'
import { placeOf } from '#db/why-unreachable.ts'

/** What `npm run doctor` puts where DATABASE_URL is not set: npm start then runs a database of its own. */
export const embeddedDatabase = 'postgres://embedded'

const url = () => process.env['DATABASE_URL'] ?? ''

export const hasDatabase = () => url() !== '' && url() !== embeddedDatabase

export const placeOfDatabase = () => placeOf(url())

/** A connection of its own that can only read: whether a new one is to be had is a part of the question. */
export async function readDatabase<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url(), {
    max: 1,
    connect_timeout: 8,
    onnotice: () => undefined,
    connection: {
      application_name: 'attribution-desk-check',
      default_transaction_read_only: true,
      statement_timeout: 8000,
    },
  })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}
