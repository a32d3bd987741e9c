import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Cut, Garbled, spoilAnswer } from '../../faults/broken-answer.ts'
import type { Faults } from '../../faults/create-faults.ts'
import { matchRoute } from '../../http/match-route.ts'
import { parseForm } from '../../http/parse-form.ts'
import { readBody } from '../../http/serve.ts'
import { newId } from '../../new-id.ts'
import { API_VERSION, type Account } from '../account/account.ts'
import { kindOf, refuseByFault } from '../faults/inject.ts'
import type { Call, Fault } from '../world.ts'
import { ApiError } from './api-error.ts'
import type { Route } from './ask.ts'
import { authenticate, keyIn } from './authenticate.ts'
import type { LimitRate } from './limit-rate.ts'
import { checkPermission } from './permissions.ts'
import { doOnce, type Work } from './do-once.ts'

export interface Desk {
  account: Account
  routes: Route[]
  faults: Faults<Fault>
  limitRate: LimitRate
  latencyMs(): number
  record(call: Call): void
}

interface Answer {
  status: number
  body: string
  headers: Record<string, string>
}

/** Answers one request to /v1 and puts it on record. */
export async function answerRequest(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  const { account, faults } = desk
  const method = request.method ?? 'GET'
  const url = new URL(request.url ?? '/', 'http://sandbox')
  const body = await readBody(request)
  const params = parseForm(body === '' ? url.search : body)
  const header = request.headers['idempotency-key']
  const idempotencyKey = method === 'POST' && typeof header === 'string' && header !== '' ? header : null
  const matched = matchRoute(desk.routes, method, url.pathname)
  const struck = faults.strike(method, url.pathname)
  const call: Call = {
    at: account.now(),
    method,
    path: url.pathname,
    route: matched && `${method} ${matched.route.path}`,
    query: url.search,
    params: JSON.parse(JSON.stringify(params)) as Record<string, unknown>,
    status: null,
    requestId: newId('req', 14),
    idempotencyKey,
    replayed: false,
    effect: false,
    fault: kindOf(struck),
  }
  desk.record(call)

  const version = request.headers['stripe-version']
  const headers = {
    'content-type': 'application/json',
    'request-id': call.requestId,
    'stripe-version': typeof version === 'string' ? version : API_VERSION,
    ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
  }
  const given = request.headers.authorization
  let live = false
  const work = async (): Promise<Answer> => {
    refuseByFault(struck, keyIn(given ?? ''), account.id)
    const key = authenticate(account, given)
    live = key.live
    desk.limitRate({ live, route: call.route ?? url.pathname })
    if (desk.latencyMs() > 0) await sleep(desk.latencyMs())
    if (!matched) throw unrecognized(method, url.pathname)
    checkPermission(key.key, key.permissions, matched.route, account.id)
    const order: Work = { account, live, params, struck, call, ...matched }
    return { headers: {}, ...(await doOnce(order)) }
  }
  try {
    const answer = await work().catch((error: unknown) => refusal(error, call, live, account.seconds()))
    await spoilAnswer(struck, answer.body)
    call.status = answer.status
    response.writeHead(answer.status, { ...headers, ...answer.headers }).end(answer.body)
  } catch (error) {
    if (error instanceof Cut) response.socket?.destroy()
    else if (error instanceof Garbled) {
      call.status = error.status
      const type = error.status === 200 ? 'application/json' : 'text/html'
      response.writeHead(error.status, { ...headers, 'content-type': type }).end(error.text)
    } else throw error
  }
}

function refusal(error: unknown, call: Call, live: boolean, seconds: number): Answer {
  if (!(error instanceof ApiError)) throw error
  return {
    status: error.status,
    headers: error.headers,
    body: JSON.stringify(error.toJSON(call.requestId, live, seconds), null, 2),
  }
}

function unrecognized(method: string, path: string): ApiError {
  return new ApiError(
    404,
    {
      message: `Unrecognized request URL (${method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`,
    },
    { early: true },
  )
}
