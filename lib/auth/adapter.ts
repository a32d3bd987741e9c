import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'
import { db } from '#db/client.ts'
import { accounts } from '#db/schema/accounts.ts'
import { people, type Person } from '#db/schema/people.ts'
import { sessions } from '#db/schema/sessions.ts'
import { arriving } from './arriving.ts'
import { joinPerson } from './join-person.ts'
import { isAlive } from './is-alive.ts'
import { hashToken } from './token.ts'

async function findAccount({
  provider,
  providerAccountId,
}: Pick<AdapterAccount, 'provider' | 'providerAccountId'>) {
  const [account] = await db()
    .select({ personId: accounts.personId })
    .from(accounts)
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)))
  return account
}

const asUser = (person: Person | undefined): AdapterUser | null => person ?? null

/** Where next-auth keeps people and sessions. Neither the provider's tokens nor a usable session token are stored. */
export const adapter = {
  async createUser({ name, email, emailVerified }: Omit<AdapterUser, 'id'>) {
    return joinPerson({ name: name ?? email, email, emailVerified })
  },
  async getUser(id) {
    return asUser(await db().query.people.findFirst({ where: eq(people.id, id) }))
  },
  async getUserByEmail(email) {
    return asUser(await db().query.people.findFirst({ where: eq(people.email, email.toLowerCase()) }))
  },
  async getUserByAccount({ provider, providerAccountId }) {
    const [row] = await db()
      .select({ person: people })
      .from(accounts)
      .innerJoin(people, eq(people.id, accounts.personId))
      .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)))
    return asUser(row?.person)
  },
  async updateUser({ id, name }) {
    const [person] = await db()
      .update(people)
      .set(name ? { name } : { emailVerified: new Date() })
      .where(eq(people.id, id))
      .returning()
    if (!person) throw new Error('no such person')
    return person
  },
  async linkAccount({ provider, providerAccountId, userId }: AdapterAccount) {
    const [linked] = await db()
      .insert(accounts)
      .values({ provider, providerAccountId, personId: userId })
      .onConflictDoNothing({ target: [accounts.provider, accounts.providerAccountId] })
      .returning({ personId: accounts.personId })
    // Somebody may sign in for the first time in two browsers at the same moment.
    const known = linked ?? (await findAccount({ provider, providerAccountId }))
    if (known?.personId !== userId) throw new Error('this account is linked to somebody else')
  },
  async createSession({ sessionToken, userId, expires }) {
    const { authenticatedAt = null, browser = null, before = null } = arriving.getStore() ?? {}
    await db().transaction(async (tx) => {
      if (before !== null) await tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(before)))
      await tx
        .insert(sessions)
        .values({ tokenHash: hashToken(sessionToken), personId: userId, expires, authenticatedAt, browser })
    })
    return { sessionToken, userId, expires }
  },
  async getSessionAndUser(sessionToken) {
    const [row] = await db()
      .select({ person: people, expires: sessions.expires })
      .from(sessions)
      .innerJoin(people, eq(people.id, sessions.personId))
      .where(isAlive(sessionToken, new Date()))
    if (!row) return null
    return { session: { sessionToken, userId: row.person.id, expires: row.expires }, user: row.person }
  },
  async updateSession({ sessionToken }) {
    await db()
      .update(sessions)
      .set({ lastSeenAt: new Date() })
      .where(eq(sessions.tokenHash, hashToken(sessionToken)))
    return null
  },
  async deleteSession(sessionToken) {
    await db()
      .delete(sessions)
      .where(eq(sessions.tokenHash, hashToken(sessionToken)))
  },
} satisfies Adapter
