import { breakBefore, BROKEN, holdWork } from '../../faults/broken-answer.ts'
import type { Struck as AnyStruck } from '../../faults/create-faults.ts'
import { ApiError } from '../requests/api-error.ts'
import { forbidden, unauthorized } from '../requests/authenticate.ts'
import { lockTimeout, tooMany } from '../requests/limit-rate.ts'
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
export function refuseByFault(struck: Struck[]) {
  breakBefore(struck)
  for (const { fault } of struck) {
    if (fault.kind === 'unauthorized') throw unauthorized()
    if (fault.kind === 'forbidden') throw forbidden()
    if (fault.kind === 'lock-timeout') throw lockTimeout()
    if (fault.kind === 'rate-limit') {
      throw tooMany(fault.code ?? 'api_request_limit_exceeded', fault.retryAfter ?? null)
    }
    if (fault.kind === 'error' && fault.status === 503) throw failed(503, fault.code)
  }
}

/** What strikes once the work has begun and its idempotency key is taken. */
export async function failAtWork(struck: Struck[]) {
  await holdWork(struck)
  for (const { fault } of struck) {
    if (fault.kind === 'error' && fault.status === 500) throw failed(500, fault.code)
  }
}

function failed(status: 500 | 503, code?: string): ApiError {
  return new ApiError(status, {
    message: 'Sorry, something went wrong when trying to process the request.',
    type: 'operation_failed',
    api_error_code: code ?? (status === 500 ? 'internal_error' : 'internal_temporary_error'),
  })
}
