import { v7 } from 'uuid'
import type { Who } from '#lib/auth/actor.ts'
import { hashToken } from '#lib/auth/token.ts'
import { type Role, roleNames } from '#db/schema/roles.ts'
import { asApplication } from '#tests/support/database.ts'
import { insertPerson } from '#tests/support/rows.ts'

export interface Visitor extends Who {
  roles: readonly Role[]
  /** Of a session of theirs. */
  token: string
}

/** Sixteen people who are signed in: one for every set of roles. */
export async function makeVisitors(): Promise<Visitor[]> {
  const visitors: Visitor[] = []
  for (let bits = 0; bits < 2 ** roleNames.length; bits += 1) {
    const roles = roleNames.filter((_, at) => (bits >> at) % 2 === 1)
    const name = roles.length === 0 ? 'nobody' : roles.join(' and ')
    const id = await insertPerson(asApplication, `visitor-${String(bits)}`, [...roles])
    const token = v7()
    await asApplication`
      insert into sessions (id, token_hash, person_id, expires)
      values (${v7()}, ${hashToken(token)}, ${id}, now() + interval '1 hour')`
    visitors.push({ id, name, email: `visitor-${String(bits)}@attribution.example`, roles, token })
  }
  return visitors
}
