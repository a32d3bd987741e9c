import { v7 } from 'uuid'
import { digestPlan } from '#lib/attribution/digest-plan.ts'
import { makePlan } from '#lib/attribution/make-plan.ts'
import type { Plan } from '#lib/attribution/plan.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { asApplication as sql } from './database.ts'
import type { LedgerWorld } from './fifth-provider/world.ts'
import { addCustomer } from './ledger-desk.ts'

export interface Waiting {
  requestId: string
  digest: string
  customerId: string
  newUserId: string
}

const code = 'pNRB1aYqArN'

/** The plan that the desk makes for a customer and a new user whose ids are these words, to be filled in. */
export async function makeSample(world: LedgerWorld): Promise<Plan> {
  addCustomer(world, 'lc_sample')
  const wanted = {
    customerId: 'lc_sample',
    newUserId: 'usr_sample',
    referralCode: code,
    organizationId: null,
  }
  return makePlan(permitDesk('request:carry-out'), { path: 'ledger', wanted })
}

export const fillIn = (sample: Plan, { customerId, newUserId }: Pick<Waiting, 'customerId' | 'newUserId'>) =>
  JSON.parse(
    JSON.stringify(sample).replaceAll('lc_sample', customerId).replaceAll('usr_sample', newUserId),
  ) as Plan

/** So many requests of the ledger's customers that wait for a decision, written by the application's own role. */
export async function insertWaiting(
  world: LedgerWorld,
  { filedBy, count }: { filedBy: string; count: number },
): Promise<Waiting[]> {
  const sample = await makeSample(world)
  const made = Array.from({ length: count }, () => {
    const requestId = v7()
    const ids = { customerId: `lc_${requestId}`, newUserId: `usr_${requestId}` }
    addCustomer(world, ids.customerId)
    const plan = fillIn(sample, ids)
    return { requestId, ...ids, plan, digest: digestPlan(plan) }
  })
  await sql.begin(async (tx) => {
    await tx`
      insert into requests (id, state, revision, path, kind, filed_by, account, customer_id, new_user_id, referral_code, at_stake, resends, not_resent)
      select "requestId"::uuid, 'waiting', 1, 'ledger', 'dispute', ${filedBy}, 'ledger:ledger_1:test', "customerId", "newUserId", ${code}, '[]', 1, 0
      from jsonb_to_recordset(${tx.json(made as never)}) as row ("requestId" text, "customerId" text, "newUserId" text)`
    await tx`
      insert into revisions (request_id, number, made_by, kind, cause, explanation, plan, digest, read_at)
      select "requestId"::uuid, 1, ${filedBy}, 'dispute', 'other', 'It was told on the phone.', plan, digest, now()
      from jsonb_to_recordset(${tx.json(made as never)}) as row ("requestId" text, plan jsonb, digest text)`
    await tx`
      insert into audit_entries (id, person_id, event, subject, detail)
      select gen_random_uuid(), ${filedBy}, 'request.filed', "requestId"::uuid, '{}'
      from jsonb_to_recordset(${tx.json(made as never)}) as row ("requestId" text)`
  })
  return made.map(({ plan: _, ...waiting }) => waiting)
}
