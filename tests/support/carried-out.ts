import { v7 } from 'uuid'
import { asApplication, asOwner } from './database.ts'
import { insertPerson } from './rows.ts'

export interface CarriedOut {
  newUserId: string
  referralCode: string
  organizationId?: string
  state?: string
}

/** Requests as they would stand there in the end: the owner switches the triggers off, which the application cannot. */
export async function insertCarriedOut(all: readonly CarriedOut[]): Promise<string[]> {
  const filedBy = await insertPerson(asApplication, 'Sam', ['requester'])
  const rows = all.map((one) => ({ id: v7(), ...one }))
  await asOwner.begin(async (tx) => {
    await tx`alter table requests disable trigger user`
    await tx`alter table revisions disable trigger user`
    await tx`
      insert into requests (id, state, revision, path, kind, filed_by, account, customer_id, new_user_id, referral_code, at_stake, resends, not_resent)
      select id::uuid, state, 1, 'stripe', 'dispute', ${filedBy}, 'stripe:acct_1:test', 'cus_1', "newUserId", "referralCode", '[]', 0, 0
      from jsonb_to_recordset(${tx.json(rows.map((row) => ({ state: 'carried out', ...row })))})
        as x(id text, state text, "newUserId" text, "referralCode" text)`
    await tx`
      insert into revisions (request_id, number, made_by, kind, cause, explanation, plan, digest, read_at)
      select id::uuid, 1, ${filedBy}, 'dispute', 'other', 'because',
        jsonb_build_object('wanted', jsonb_build_object('organizationId', "organizationId")), 'digest', now()
      from jsonb_to_recordset(${tx.json(rows)}) as x(id text, "organizationId" text)`
    await tx`alter table revisions enable trigger user`
    await tx`alter table requests enable trigger user`
  })
  return rows.map(({ id }) => id)
}
