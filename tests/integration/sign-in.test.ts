import { afterAll, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { adapter } from '#lib/auth/adapter.ts'
import { joinPerson } from '#lib/auth/join-person.ts'
import { signInOptions } from '#lib/auth/sign-in.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

await openDesk({ story: false })

afterAll(disconnect)

const join = (name: string) =>
  joinPerson({ name, email: `${name.toLowerCase()}@attribution.example`, emailVerified: null })

const link = (providerAccountId: string, userId: string) =>
  adapter.linkAccount({ provider: 'oidc', type: 'oauth', providerAccountId, userId })

it('gives whoever arrives a session of their own, whatever session the browser still carries', async () => {
  const sam = await join('Sam')
  await adapter.createSession({
    sessionToken: 'sam',
    userId: sam.id,
    expires: new Date(Date.now() + 60_000),
  })
  await expect(signInOptions().adapter?.getSessionAndUser?.('sam')).resolves.toMatchObject({
    user: { id: sam.id },
  })
  await expect(signInOptions({ arriving: true }).adapter?.getSessionAndUser?.('sam')).resolves.toBeNull()
})

it('knows no session that was idle too long', async () => {
  const ada = await join('Ada')
  await adapter.createSession({
    sessionToken: 'ada',
    userId: ada.id,
    expires: new Date(Date.now() + 60_000),
  })
  await asOwner`update sessions set last_seen_at = now() - interval '2 hours' where person_id = ${ada.id}`
  await expect(adapter.getSessionAndUser('ada')).resolves.toBeNull()
})

it('links one account of the company to a person, and never a second', async () => {
  const kofi = await join('Kofi')
  await link('subject-1', kofi.id)
  await expect(link('subject-2', kofi.id)).rejects.toMatchObject({
    cause: { constraint_name: 'accounts_one_per_person' },
  })
})
