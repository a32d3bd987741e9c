import 'server-only'
import { v7 } from 'uuid'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import { change } from '#lib/audit/change.ts'
import { env } from '#lib/env.ts'
import { tellOfRoles } from '#lib/notices/tell-of-roles.ts'
import { permitDesk } from './actor.ts'

interface Newcomer {
  name: string
  email: string
  emailVerified: Date | null
}

/** Keeps a person who signed in for the first time. Has no role, but for those named in ADMIN_EMAILS. */
export async function joinPerson({ name, email: given, emailVerified }: Newcomer) {
  const email = given.toLowerCase()
  const id = v7()
  const admin = env().ADMIN_EMAILS.includes(email)
  const actor = permitDesk('person:join')
  return change(
    actor,
    { event: 'person.joined', subject: id, detail: admin ? { role: 'admin' } : {} },
    async (tx) => {
      const [person] = await tx.insert(people).values({ id, name, email, emailVerified }).returning()
      if (!person) throw new Error('the person was not kept')
      if (!admin) return person
      await tx.insert(roles).values({ personId: id, role: 'admin' })
      const by = { personId: id, name: 'The setting ADMIN_EMAILS' }
      await tellOfRoles(tx, { by, personId: id, roles: ['admin'], did: 'gave' })
      return person
    },
  )
}
