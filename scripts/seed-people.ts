import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { auditEntries, people, type Role, roles } from '#db/schema/index.ts'

interface PracticePerson {
  email: string
  name: string
  roles: readonly Role[]
}

/** Makes the people of practice mode known, with their roles. Whoever is known already keeps the roles an admin left them. */
export async function seedPracticePeople(
  ownerUrl: string,
  practice: readonly PracticePerson[],
): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
  try {
    await drizzle(sql, { casing: 'snake_case' }).transaction(async (tx) => {
      for (const { email, name, roles: given } of practice) {
        const [person] = await tx
          .insert(people)
          .values({ email, name, emailVerified: new Date() })
          .onConflictDoNothing()
          .returning({ id: people.id })
        if (!person) continue
        await tx
          .insert(auditEntries)
          .values({ event: 'person.added', subject: person.id, detail: { practice: true } })
        for (const role of given) {
          await tx.insert(roles).values({ personId: person.id, role })
          await tx.insert(auditEntries).values({ event: 'role.given', subject: person.id, detail: { role } })
        }
      }
    })
  } finally {
    await sql.end({ timeout: 5 })
  }
}
