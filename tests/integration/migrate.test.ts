import postgres from 'postgres'
import { expect, it } from 'vitest'
import { migrate } from '#scripts/migrate.ts'
import { asApplication, asOwner, databaseUrl, ownerUrl } from '#tests/support/database.ts'

it('changes nothing when it runs again, also twice at once', async () => {
  const count = () => asOwner`select count(*)::int as migrations from drizzle.__drizzle_migrations`
  const before = await count()
  await Promise.all([
    migrate({ ownerUrl, applicationUrl: databaseUrl }),
    migrate({ ownerUrl, applicationUrl: databaseUrl }),
  ])
  expect(await count()).toEqual(before)
})

it('makes the application’s role with the password of its address', async () => {
  const address = new URL(databaseUrl)
  address.username = 'another_desk'
  address.password = "o'clock\\ %20"
  await migrate({ ownerUrl, applicationUrl: address.href })
  const another = postgres(address.href, { max: 1 })
  const [role] = await another`
    select rolname, rolsuper, rolcreaterole from pg_roles where rolname = current_user and has_table_privilege('people', 'select')`
  await another.end()
  expect(role).toEqual({ rolname: 'another_desk', rolsuper: false, rolcreaterole: false })
})

it('says that a database is too old', async () => {
  const name = new URL(ownerUrl).pathname.slice(1)
  await asOwner.unsafe(`
    create schema old;
    create function old.current_setting(text) returns text language sql
      as $$ select case $1 when 'server_version' then '14.9' when 'server_version_num' then '140009' end $$;
    alter database ${name} set search_path = old, pg_catalog, public`)
  await expect(migrate({ ownerUrl, applicationUrl: databaseUrl })).rejects.toThrow(
    'The database is PostgreSQL 14.9, which is too old: the desk needs PostgreSQL 15 or newer.',
  )
})

it('says that the password is wrong, and does not repeat it', async () => {
  const address = new URL(ownerUrl)
  address.password = 'hush-hush'
  const failed = migrate({ ownerUrl: address.href, applicationUrl: databaseUrl })
  await expect(failed).rejects.toThrow(/refuses the user or the password/)
  await expect(failed).rejects.not.toThrow(/hush-hush/)
})

it('leaves the application unable to change the schema', async () => {
  await expect(asApplication`alter table people add column secret text`).rejects.toMatchObject({
    code: '42501',
  })
})
