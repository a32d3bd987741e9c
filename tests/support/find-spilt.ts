import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import type { DeskStack } from './stack.ts'

/** Where a secret of the desk stands that should stand nowhere, and where the log tells of a customer: in words. */
export async function findSpilt({ ownerUrl, secrets, webLog }: DeskStack): Promise<string[]> {
  const log = readFileSync(webLog, 'utf8')
  if (log === '') throw new Error('the web process wrote no log')
  const inLog = Object.entries(secrets).filter(([, secret]) => log.includes(secret))
  const personal = /[\w.+-]+@[\w.-]*(seeded|northwind|attribution)\.example/.exec(log)
  return [
    ...(await findInTables(ownerUrl, secrets)),
    ...inLog.map(([name]) => `the log of the web process holds ${name}`),
    ...(personal ? [`the log of the web process holds ${personal[0]}`] : []),
  ]
}

async function findInTables(ownerUrl: string, secrets: Record<string, string>): Promise<string[]> {
  const sql = postgres(ownerUrl, { max: 1 })
  try {
    const tables = await sql<{ schema: string; name: string }[]>`
      select schemaname as schema, tablename as name from pg_tables where schemaname in ('public', 'pgboss', 'drizzle')`
    const found: string[] = []
    for (const { schema, name } of tables)
      for (const [variable, secret] of Object.entries(secrets)) {
        const [row] = await sql<{ holds: boolean }[]>`
          select exists (select from ${sql(schema)}.${sql(name)} as t where strpos(t::text, ${secret}) > 0) as holds`
        if (row?.holds) found.push(`${schema}.${name} holds ${variable}`)
      }
    return found
  } finally {
    await sql.end()
  }
}
