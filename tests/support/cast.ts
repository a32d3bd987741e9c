import { v7 } from 'uuid'
import { carryOutRequest } from '#lib/attribution/carry-out-request.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { requestForm } from '#lib/attribution/request-form.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import type { Outcome } from '#db/schema/decisions.ts'
import { storyCustomers } from '#sandbox/story.ts'
import { asApplication } from './database.ts'
import { insertPerson } from './rows.ts'

async function person(name: string, ...roles: Who['roles']): Promise<Who> {
  const id = await insertPerson(asApplication, name, [...roles])
  return { id, name, email: `${name.toLowerCase()}@attribution.example`, roles }
}

/** The people of an ordinary day, in this test file's database. */
export const sam = await person('Sam', 'requester')
export const ada = await person('Ada', 'approver')
export const kofi = await person('Kofi', 'approver')
export const lea = await person('Lea', 'requester', 'approver')

export function told(email: string) {
  const customer = storyCustomers.find((one) => one.email === email)
  if (!customer) throw new Error(`nobody tells of ${email}`)
  return customer
}

export function formFor(email: string) {
  const { customerId, newUserId, referralCode } = told(email)
  return requestForm.parse({
    path: 'stripe',
    customerId,
    newUserId,
    referralCode,
    kind: 'dispute',
    cause: 'cookies refused',
    explanation: 'She says that he sent her the link.',
  })
}

export const file = (email: string, who = sam) =>
  fileRequest(permit(who, 'request:file'), { ...formFor(email), key: v7() })

export const read = (id: string) => getRequest(permit(sam, 'request:see'), id)

export async function decide(id: string, who: Who, outcome: Outcome = 'approved', reason = '') {
  const { revision } = await read(id)
  await decideRequest(permit(who, 'request:decide'), {
    requestId: id,
    digest: revision.digest,
    outcome,
    reason,
  })
}

export const carryOut = (requestId: string, signal = new AbortController().signal) =>
  carryOutRequest(permitDesk('request:carry-out'), { requestId, signal })
