import { afterAll, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { adapter } from '#lib/auth/adapter.ts'
import { arriving } from '#lib/auth/arriving.ts'
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

it('lets somebody sign in for the first time in two browsers at once, and links nobody else to the account', async () => {
  const lea = await join('Lea')
  await Promise.all(Array.from({ length: 5 }, () => link('subject-5', lea.id)))
  const otto = await join('Otto')
  await expect(link('subject-5', otto.id)).rejects.toThrow(/linked to somebody else/)
})

it('ends the session that the browser brought along, whoever it was: one browser, one session', async () => {
  const [mira, noor] = [await join('Mira'), await join('Noor')]
  const arrive = (sessionToken: string, userId: string, before: string | null) =>
    arriving.run({ authenticatedAt: null, browser: null, before }, () =>
      adapter.createSession({ sessionToken, userId, expires: new Date(Date.now() + 60_000) }),
    )
  await arrive('mira-1', mira.id, null)
  await arrive('mira-elsewhere', mira.id, null)
  await arrive('mira-2', mira.id, 'mira-1')
  await arrive('noor', noor.id, 'mira-2')
  const rows = await asOwner<{ name: string }[]>`
    select p.name from sessions s join people p on p.id = s.person_id where p.id in (${mira.id}, ${noor.id}) order by 1`
  expect(rows.map(({ name }) => name)).toEqual(['Mira', 'Noor'])
  await expect(adapter.getSessionAndUser('mira-1')).resolves.toBeNull()
  await expect(adapter.getSessionAndUser('mira-elsewhere')).resolves.not.toBeNull()
})

it('takes the moment of the sign-in from the claim, and anything odd for unknown', async () => {
  const [provider] = signInOptions({ arriving: true }).providers
  const read = (auth_time: unknown) => {
    const store = { authenticatedAt: null, browser: null, before: null }
    arriving.run(store, () => {
      if (provider?.type !== 'oauth') throw new Error('not OpenID Connect')
      void provider.profile({ sub: 'subject', email: 'sam@attribution.example', auth_time }, {})
    })
    return store.authenticatedAt
  }
  expect(read(1_795_334_400)).toEqual(new Date('2026-11-22T08:00:00Z'))
  for (const odd of [undefined, null, '1795334400', -1]) expect(read(odd)).toBeNull()
})
