import type { Form } from '../../http/parse-form.ts'
import type { Account } from '../account/account.ts'
import { failAtWork, type Struck } from '../faults/inject.ts'
import type { Call } from '../world.ts'
import { ApiError, unknownParameter } from './api-error.ts'
import type { Route } from './ask.ts'
import { expand } from './expand.ts'
import { claimKey, keepAnswer, releaseKey, type IdempotentRequest } from './keep-answer.ts'

export interface Work {
  account: Account
  live: boolean
  params: Form
  route: Route
  /** The id in the path. */
  id: string
  struck: Struck[]
  call: Call
}

interface Done {
  status: number
  body: string
  headers?: Record<string, string>
}

/** Does the work, or gives the stored answer where the Idempotency-Key has been used. */
export async function doOnce(work: Work): Promise<Done> {
  const { account, live, params, call } = work
  if (call.idempotencyKey === null) return { status: 200, body: await done(work) }

  const once: IdempotentRequest = {
    key: call.idempotencyKey,
    live,
    path: call.path,
    params: JSON.stringify(params),
    now: account.now(),
  }
  const kept = claimKey(account.state, once)
  if (kept) {
    call.replayed = true
    const headers = { 'idempotent-replayed': 'true', 'original-request': kept.requestId }
    return { status: kept.status, body: kept.body, headers }
  }
  try {
    const body = await done(work)
    keepAnswer(account.state, once, { status: 200, body, requestId: call.requestId })
    return { status: 200, body }
  } catch (error) {
    if (!(error instanceof ApiError) || error.early) releaseKey(account.state, once)
    else {
      const body = JSON.stringify(error.toJSON(call.requestId, live, account.seconds()), null, 2)
      keepAnswer(account.state, once, { status: error.status, body, requestId: call.requestId })
    }
    throw error
  } finally {
    account.changed()
  }
}

async function done({ account, live, params, route, id, struck, call }: Work): Promise<string> {
  for (const name of Object.keys(params)) {
    if (name !== 'expand' && !route.parameters.includes(name)) throw unknownParameter(name)
  }
  await failAtWork(struck)
  const body = route.answer({
    account,
    live,
    id,
    params,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    effect: () => {
      call.effect = true
    },
  })
  return JSON.stringify(expand(body, { account, params }), null, 2)
}
