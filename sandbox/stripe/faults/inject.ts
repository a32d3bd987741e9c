import { breakBefore, BROKEN, holdWork } from '../../faults/broken-answer.ts'
import type { Struck as AnyStruck } from '../../faults/create-faults.ts'
import { forbidden } from '../requests/permissions.ts'
import { unauthorized } from '../requests/authenticate.ts'
import { lockTimeout, tooMany } from '../requests/limit-rate.ts'
import { ApiError } from '../requests/api-error.ts'
import type { Fault } from '../world.ts'

export type Struck = AnyStruck<Fault>

export const FAULTS: Fault['kind'][] = [
  ...BROKEN,
  'rate-limit',
  'lock-timeout',
  'error',
  'forbidden',
  'unauthorized',
]

/** What strikes before the request is even looked at. */
export function refuseByFault(struck: Struck[], key: string, account: string) {
  breakBefore(struck)
  for (const { fault } of struck) {
    if (fault.kind === 'unauthorized') throw unauthorized(key)
    if (fault.kind === 'forbidden') throw forbidden(key, fault.permission, account)
    if (fault.kind === 'rate-limit') throw tooMany(fault.reason)
    if (fault.kind === 'lock-timeout') throw lockTimeout()
    if (fault.kind === 'error' && fault.status === 503) throw failed(503)
  }
}

/** What strikes once the work has begun and its Idempotency-Key is taken. */
export async function failAtWork(struck: Struck[]) {
  await holdWork(struck)
  for (const { fault } of struck) {
    if (fault.kind === 'error' && fault.status === 500) throw failed(500)
  }
}

export function kindOf(struck: Struck[]): Fault['kind'] | null {
  return struck[0]?.fault.kind ?? null
}

function failed(status: number): ApiError {
  return new ApiError(
    status,
    {
      type: 'api_error',
      message: 'Sorry! There was an error while talking to one of our backends. Support has been notified.',
    },
    { early: status === 503 },
  )
}
