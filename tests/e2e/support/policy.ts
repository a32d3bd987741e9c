import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import postgres, { type Sql } from 'postgres'
import { v7 } from 'uuid'
import { hashToken } from '#lib/auth/token.ts'
import type { Requirement, Rule } from '#lib/policy/rules.ts'
import { asks, everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { deskStack } from '#tests/support/stack.ts'
import type { Filed } from './requests.ts'

/** Straight SQL as the role that owns the schema. */
export async function asOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(deskStack().ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    return await work(sql)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** Each of these currencies has a rule of its own, so that the requests of other tests are asked for nothing new. */
const byCurrency: Record<string, Partial<Requirement>> = {
  nzd: { approvers: 2 },
  sek: { manager: true },
  nok: { reason: { pattern: String.raw`\bCASE-\d+\b`, words: 'Name the case, such as CASE-123.' } },
  dkk: { freshMinutes: 5 },
  pln: { approvers: 2, manager: true, freshMinutes: 5 },
}

const strict: Rule[] = [
  ...Object.entries(byCurrency).map(([currency, more]): Rule => ({
    name: `Anything in ${currency.toUpperCase()}`,
    when: [{ about: 'money', currency, atLeast: 1 }],
    then: asks(more),
  })),
  everything(),
]

/** Puts the strict policy in force, where it is not already. */
export const beStrict = () =>
  asOwner(async (sql) => {
    const [row] = await sql<{ strict: boolean }[]>`
      select rules = ${sql.json(strict)}::jsonb as strict from policies where state = 'in force'`
    if (row?.strict !== true) await putInForce(sql, strict)
  })

/** The policy that came with the desk. */
export const beLenient = () => asOwner((sql) => putInForce(sql))

/** Somebody whom the practice sign-in does not know. */
export const addPerson = (name: string, roles: string[]) => asOwner((sql) => insertPerson(sql, name, roles))

/** Signs the browser in as a person of that id, past the company's sign-in. */
export async function enterAs(page: Page, personId: string) {
  const token = randomUUID()
  await asOwner(
    (sql) => sql`
      insert into sessions (id, token_hash, person_id, expires, authenticated_at)
      values (${v7()}, ${hashToken(token)}, ${personId}, now() + interval '1 hour', now())`,
  )
  const url = deskStack().address
  await page.context().addCookies([{ name: 'next-auth.session-token', value: token, url, httpOnly: true }])
}

/** Whoever is an approver and a manager. */
export const findApprovingManagers = () =>
  asOwner(async (sql) => {
    const rows = await sql<{ id: string }[]>`
      select person_id as id from roles where role = 'manager' intersect select person_id from roles where role = 'approver'`
    return rows.map(({ id }) => id)
  })

export const takeRole = (personId: string, role: string) =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`delete from roles where person_id = ${personId} and role = ${role}`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'role.taken', ${personId}, ${tx.json({ role })})`
    }),
  )

/** Moves the moment at which a request expires, in days from now, as only the owner can. */
export const expireIn = ({ id }: Filed, days: number) =>
  asOwner((sql) =>
    sql.begin(async (tx) => {
      await tx`alter table requests disable trigger user`
      await tx`update requests set expires_at = now() + make_interval(hours => ${Math.round(days * 24)}) where id = ${id}`
      await tx`alter table requests enable trigger user`
    }),
  )

/** Makes the sign-in of the browser's session so many minutes old. Gives the session's id. */
export async function ageSignIn(page: Page, minutes: number): Promise<string> {
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'next-auth.session-token')
  const [row] = await asOwner(
    (sql) => sql<{ id: string }[]>`
      update sessions set authenticated_at = now() - make_interval(mins => ${minutes})
      where token_hash = ${hashToken(cookie?.value ?? '')} returning id`,
  )
  if (!row) throw new Error('nobody is signed in')
  return row.id
}

export async function isSession(id: string) {
  const rows = await asOwner((sql) => sql`select from sessions where id = ${id}`)
  return rows.length > 0
}
