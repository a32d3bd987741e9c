import 'server-only'
import type { Transaction } from '#db/client.ts'
import { lockRequest } from '#lib/attribution/lock-request.ts'
import { conflict } from '#lib/errors.ts'

/** Holds a carried out request whose message is still to write. @throws Refusal `conflict`, `not found`. */
export async function lockToWrite(tx: Transaction, requestId: string) {
  const request = await lockRequest(tx, { requestId, states: ['carried out'] })
  if (request.support === null)
    throw conflict('There is nothing to write to Cello support about: everything was sent.')
  if (request.support !== 'to write')
    throw conflict('Somebody wrote to Cello support already. Reload the page to see what they sent.')
  return request
}
