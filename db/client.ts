import 'server-only'
import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as schema from './schema/index.ts'

export type Database = ReturnType<typeof connect>['database']
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** Kept on globalThis: Next loads this module more than once in a process. */
const place = globalThis as { deskDatabase?: ReturnType<typeof connect> | undefined }

/**
 * How PostgreSQL plans the desk's queries. What the desk reads often is in memory or on an SSD, where a page anywhere costs about as much as the next
 * one (random_page_cost is 4 by default, for turning disks). And no query is spread over several processes: they read far ahead of the
 * fifty rows that a list shows, and take turns with everybody else's.
 */
// '0', for the driver leaves out a 0.
const planning = { random_page_cost: 1.1, max_parallel_workers_per_gather: '0' }

function connect(url: string) {
  const client = postgres(url, {
    max: 10,
    onnotice: () => undefined,
    connection: { application_name: 'attribution-desk', ...planning },
  })
  // Counting is asked before every call that leaves: it waits neither for a page's queries nor for the disk, and what a crash of the
  // database makes it forget is younger than a second.
  const counting = postgres(url, {
    max: 3,
    connect_timeout: 5,
    onnotice: () => undefined,
    connection: {
      application_name: 'attribution-desk-turns',
      synchronous_commit: 'off',
      statement_timeout: 5000,
    },
  })
  return { client, counting, database: drizzle(client, { schema, casing: 'snake_case' }) }
}

function connected() {
  const url = process.env['DATABASE_URL']
  if (url === undefined) throw new Error('DATABASE_URL is not set')
  return (place.deskDatabase ??= connect(url))
}

export const db = () => connected().database

/** The driver itself, for LISTEN. */
export const client = () => connected().client

/** For counters whose last moments may be lost. */
export const countingClient = () => connected().counting

/** Ends every connection; the next use opens new ones. */
export async function disconnect() {
  const ending = place.deskDatabase
  place.deskDatabase = undefined
  await Promise.all([ending?.client.end({ timeout: 5 }), ending?.counting.end({ timeout: 5 })])
}
