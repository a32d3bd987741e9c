import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import type { Role } from '#db/schema/roles.ts'
import { findHolders } from './find-holders.ts'
import { tell } from './tell.ts'

export interface RolesChanged {
  /** Who did it; they know already. */
  by: { personId: string | null; name: string }
  personId: string
  roles: readonly Role[]
  did: 'gave' | 'took'
}

/** Tells the person, and every other manager of this moment. */
export async function tellOfRoles(tx: Transaction, { by, personId, roles, did }: RolesChanged) {
  if (roles.length === 0) return
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, personId))
  const managers = await findHolders(tx, 'manager', by.personId)
  const what = `the ${roles.length === 1 ? 'role' : 'roles'} ${listed(roles)}`
  const key = `roles:${v7()}`
  const sentenceFor = (whom: string) =>
    did === 'gave' ? `${by.name} gave ${whom} ${what}.` : `${by.name} took ${what} from ${whom}.`
  if (personId !== by.personId)
    await tell(tx, {
      to: [personId],
      kind: 'roles',
      key,
      about: personId,
      sentence: sentenceFor('you'),
      address: '/',
    })
  await tell(tx, {
    to: managers.filter((id) => id !== personId),
    kind: 'roles',
    key,
    about: personId,
    sentence: sentenceFor(person?.name ?? 'somebody'),
    address: '/people',
  })
}

const listed = (words: readonly string[]) => new Intl.ListFormat('en').format(words)
