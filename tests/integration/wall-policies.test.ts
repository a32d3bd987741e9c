import { afterEach, beforeAll, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql } from '#tests/support/database.ts'
import { everything } from '#tests/support/policy.ts'
import { decidePolicy, proposePolicy } from '#tests/support/policy-rows.ts'
import { insertPerson } from '#tests/support/rows.ts'

let otto: string
let olga: string
let ada: string

beforeAll(async () => {
  otto = await insertPerson(sql, 'Otto', ['admin'])
  olga = await insertPerson(sql, 'Olga', ['admin'])
  ada = await insertPerson(sql, 'Ada', ['approver', 'manager', 'requester'])
})

afterEach(async () => {
  const [left] = await sql<{ id: string }[]>`select id from policies where state = 'proposed'`
  if (left) await decidePolicy(sql, left.id, { decidedBy: null, state: 'withdrawn' })
})

const two = [everything({ approvers: 2 })]

it('A policy is put in force by a second admin alone.', async () => {
  const id = await proposePolicy(sql, otto, two)
  await expect(decidePolicy(sql, id, { decidedBy: otto })).rejects.toThrow(
    /a second admin decides|policies_by_second_person/,
  )
  await expect(decidePolicy(sql, id, { decidedBy: null })).rejects.toThrow(/a second admin decides/)
  await expect(decidePolicy(sql, id, { decidedBy: ada })).rejects.toThrow(/a second admin decides/)
  await decidePolicy(sql, id, { decidedBy: olga })
})

it('A policy is never inserted in force, decided, or by somebody who is no admin.', async () => {
  const insert = (state: string, proposedBy: string, decidedBy: string | null) =>
    sql`
      insert into policies (id, state, rules, expires_after_days, because, proposed_by, decided_by)
      values (${v7()}, ${state}, '[]', 14, 'because', ${proposedBy}, ${decidedBy})`
  await expect(insert('in force', otto, olga)).rejects.toThrow(/begins as proposed/)
  await expect(insert('proposed', otto, olga)).rejects.toThrow(/begins as proposed/)
  await expect(insert('proposed', ada, null)).rejects.toThrow(/only an admin proposes/)
})

it('What a version says is never changed, nor a decision on it, and none is deleted.', async () => {
  const id = await proposePolicy(sql, otto, two)
  for (const statement of [
    `update policies set rules = '[]' where id = '${id}'`,
    `update policies set expires_after_days = 90 where id = '${id}'`,
    `update policies set proposed_by = null where id = '${id}'`,
    `delete from policies where id = '${id}'`,
  ])
    await expect(sql.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' })
  await decidePolicy(sql, id, { decidedBy: olga, state: 'rejected' })
  await expect(sql`update policies set decided_by = ${ada} where id = ${id}`).rejects.toThrow(
    /a decision is never changed/,
  )
  await expect(decidePolicy(sql, id, { decidedBy: olga })).rejects.toThrow(/cannot go from rejected/)
})

it('One policy is in force at the end of every transaction: neither none nor two.', async () => {
  const none = sql.begin(async (tx) => {
    const [old] = await tx`update policies set state = 'replaced' where state = 'in force' returning id`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'policy.accepted', ${String(old?.['id'])}, '{}')`
  })
  await expect(none).rejects.toThrow(/a policy is always in force/)
  const id = await proposePolicy(sql, otto, two)
  await expect(decidePolicy(sql, id, { decidedBy: olga, takesPlace: false })).rejects.toThrow(
    /policies_one_in_force/,
  )
  await expect(proposePolicy(sql, olga, two)).rejects.toThrow(/policies_one_proposed/)
  await decidePolicy(sql, id, { decidedBy: olga })
})

it('A change to a policy without its audit entry is undone.', async () => {
  await expect(
    sql`insert into policies (id, state, rules, expires_after_days, because, proposed_by) values (${v7()}, 'proposed', '[]', 14, 'x', ${otto})`,
  ).rejects.toThrow(/needs its audit entry in the same transaction/)
})
