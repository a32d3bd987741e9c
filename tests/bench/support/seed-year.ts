import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { hashToken } from '#lib/auth/token.ts'

export interface Seeded {
  /** The person whose pages are asked for: requester, approver, manager and admin. */
  reader: string
  /** Of a session of theirs, in the form of a header. */
  cookie: string
}

/** Fills a fresh database with a year of work and signs its reader in. `owner` is the role that owns the schema. */
export async function seedYear(owner: Sql): Promise<Seeded> {
  const statements = readFileSync(path.join(import.meta.dirname, 'year-of-work.sql'), 'utf8')
  await owner.begin(async (tx) => {
    await tx.unsafe(statements).simple()
  })
  await owner.unsafe('vacuum (analyze)')
  await requireSize(owner)
  const [reader] = await owner<{ id: string }[]>`select id from people where email = 'reader@bench.example'`
  if (!reader) throw new Error('the reader was not seeded')
  const token = v7()
  await owner`
    insert into sessions (id, token_hash, person_id, expires)
    values (${v7()}, ${hashToken(token)}, ${reader.id}, now() + interval '1 hour')`
  return { reader: reader.id, cookie: `next-auth.session-token=${token}` }
}

async function requireSize(owner: Sql) {
  const [size] = await owner<{ requests: number; deliveries: number }[]>`
    select (select count(*)::int from requests) as requests, (select count(*)::int from deliveries) as deliveries`
  if (!size || size.requests < 10_000 || size.deliveries < 100_000)
    throw new Error(`the database is too small: ${JSON.stringify(size)}`)
}
