import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Sql, TransactionSql } from 'postgres'
import { seedYear, type Seeded } from './seed-year.ts'

/** Fills a fresh database with a year of work and 100,000 cases, and signs its reader in. `owner` is the role that owns the schema. */
export async function seedCases(owner: Sql): Promise<Seeded> {
  const seeded = await seedYear(owner)
  const statements = readFileSync(path.join(import.meta.dirname, 'many-cases.sql'), 'utf8')
  await owner.begin(async (tx) => {
    await tx.unsafe(statements).simple()
  })
  await owner.unsafe('vacuum (analyze)')
  const [size] = await owner<{ cases: number; notes: number }[]>`
    select (select count(*)::int from cases) as cases, (select count(*)::int from case_notes) as notes`
  if (!size || size.cases < 100_000 || size.notes < 1_000_000)
    throw new Error(`the database is too small: ${JSON.stringify(size)}`)
  await requireDocuments(owner)
  return seeded
}

/** What the triggers were spared must be what they write: a few cases are entered again, part by part, and their documents compared. */
async function requireDocuments(owner: Sql) {
  const sample = await owner<{ id: string }[]>`
    select id from cases c where not exists (select from cases where merged_into = c.id)
    and (number in (1042, 61000) or number % 9973 = 0 or id = (select case_id from case_notes group by 1 order by count(*) desc limit 1))`
  const undo = new Error('only looked at')
  await owner
    .begin(async (tx) => {
      for (const { id } of sample)
        if (!(await isAsTriggersWrite(tx, id)))
          throw new Error(`the document of the case ${id} is not what triggers write`)
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
}

async function isAsTriggersWrite(tx: TransactionSql, id: string): Promise<boolean> {
  const columns = `summary, story, kind, cause_id, referrer_name, referrer_email, referrer_id, referral_code, referral_given, source, source_link,
    sla_version, first_answer_minutes, resolution_minutes`
  const [copy] = await tx.unsafe<{ id: string }[]>(
    `insert into cases (id, state, opened_by, reference, ${columns}) select gen_random_uuid(), 'new', (select id from people limit 1), reference, ${columns}
     from cases where id = $1 returning id`,
    [id],
  )
  if (!copy) throw new Error(`there is no case ${id}`)
  await tx`insert into case_notes (id, case_id, body, mentions, written_by) select gen_random_uuid(), ${copy.id}, body, mentions, written_by from case_notes where case_id = ${id}`
  await tx`insert into case_new_users (id, case_id, new_user_id, email, name, organization_id, customer_id)
    select gen_random_uuid(), ${copy.id}, new_user_id, email, name, organization_id, customer_id from case_new_users where case_id = ${id}`
  await tx`insert into case_messages (id, case_id, way, address, subject, body, written_by, outcome, closed_at)
    select gen_random_uuid(), ${copy.id}, way, address, subject, body, written_by, outcome, closed_at from case_messages where case_id = ${id}`
  await tx`insert into case_evidence (id, case_id, kind, words, added_by) select gen_random_uuid(), ${copy.id}, kind, words, added_by from case_evidence where case_id = ${id}`
  const [same] = await tx<{ same: boolean }[]>`
    select (select document from case_texts where case_id = ${id}) = (select document from case_texts where case_id = ${copy.id}) as same`
  return same?.same ?? false
}
