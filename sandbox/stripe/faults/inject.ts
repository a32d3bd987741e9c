import { setTimeout as sleep } from 'node:timers/promises'
import { forbidden } from '../requests/permissions.ts'
import { unauthorized } from '../requests/authenticate.ts'
import { lockTimeout, tooMany } from '../requests/limit-rate.ts'
import { ApiError } from '../requests/api-error.ts'
import type { Fault } from '../world.ts'
import type { Struck } from './create-faults.ts'

/** Tells the server to end the connection without an answer. */
export class Cut extends Error {}

/** Tells the server to send this text instead of JSON. */
export class Garbled extends Error {
  readonly status: number
  readonly text: string

  constructor(status: number, text: string) {
    super('not JSON')
    this.status = status
    this.text = text
  }
}

const PAGE =
  '<!DOCTYPE html><html><head><title>Bad gateway</title></head><body><h1>Bad gateway</h1></body></html>'

/** What strikes before the request is even looked at. */
export function refuseByFault(struck: Struck[], key: string, account: string) {
  for (const { fault } of struck) {
    if (fault.kind === 'cut' && fault.when === 'before') throw new Cut()
    if (fault.kind === 'html' && fault.when !== 'after') throw new Garbled(fault.status ?? 502, PAGE)
    if (fault.kind === 'unauthorized') throw unauthorized(key)
    if (fault.kind === 'forbidden') throw forbidden(key, fault.permission, account)
    if (fault.kind === 'rate-limit') throw tooMany(fault.reason)
    if (fault.kind === 'lock-timeout') throw lockTimeout()
    if (fault.kind === 'error' && fault.status === 503) throw failed(503)
  }
}

/** What strikes once the work has begun and its Idempotency-Key is taken. */
export async function failAtWork(struck: Struck[]) {
  for (const { fault, off } of struck) {
    if (fault.kind === 'delay') await sleep(fault.ms)
    if (fault.kind === 'hold' && fault.when === 'before') await off
    if (fault.kind === 'error' && fault.status === 500) throw failed(500)
  }
}

/** What strikes when the effect is there and the answer is on its way. */
export async function spoilAnswer(struck: Struck[], body: string) {
  for (const { fault, off } of struck) {
    if (fault.kind === 'hold' && fault.when === 'after') await off
    if (fault.kind === 'cut' && fault.when === 'after') throw new Cut()
    if (fault.kind === 'html' && fault.when === 'after') throw new Garbled(fault.status ?? 502, PAGE)
    if (fault.kind === 'truncated') throw new Garbled(200, body.slice(0, body.length / 2))
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
