import { expect, it } from 'vitest'
import { asApplication, asOwner } from '#tests/support/database.ts'

it('gives each test file a migrated database, which the application may use but does not own', async () => {
  const [application] =
    await asApplication`select current_user as role, (select count(*)::int from people) as people`
  const [owner] =
    await asOwner`select current_user as role, usesuper from pg_user where usename = current_user`

  expect(application).toEqual({ role: 'attribution_desk', people: 0 })
  expect(owner).toEqual({ role: 'attribution_desk_owner', usesuper: false })
  await expect(asApplication`create table made_by_application (id int)`).rejects.toMatchObject({
    code: '42501',
  })
})
