import type { IncomingMessage, ServerResponse } from 'node:http'
import { Cut, Garbled, spoilAnswer } from '../../faults/broken-answer.ts'
import type { Faults } from '../../faults/create-faults.ts'
import { matchRoute } from '../../http/match-route.ts'
import { parseForm } from '../../http/parse-form.ts'
import { readBody } from '../../http/serve.ts'
import { refuseByFault } from '../faults/inject.ts'
import type { Site } from '../site/site.ts'
import type { Call, Fault } from '../world.ts'
import { ApiError, missing } from './api-error.ts'
import type { Route } from './ask.ts'
import { authenticate } from './authenticate.ts'
import { doOnce, type Done } from './do-once.ts'
import type { LimitRate } from './limit-rate.ts'

export interface Desk {
  site: Site
  routes: Route[]
  faults: Faults<Fault>
  limitRate: LimitRate
  record(call: Call): void
}

const JSON_TYPE = 'application/json;charset=utf-8'

/** Answers one request to /api/v2 and puts it on record. */
export async function answerRequest(desk: Desk, request: IncomingMessage, response: ServerResponse) {
  const { site } = desk
  const method = request.method ?? 'GET'
  const { pathname: path, search } = new URL(request.url ?? '/', 'http://sandbox')
  const body = await readBody(request)
  const params = parseForm(body === '' ? search : body)
  const header = request.headers['chargebee-idempotency-key']
  const matched = matchRoute(desk.routes, method, path)
  const struck = desk.faults.strike(method, path)
  const call: Call = {
    at: site.now(),
    method,
    path,
    route: matched && `${method} ${matched.route.path}`,
    query: search,
    params: JSON.parse(JSON.stringify(params)) as Record<string, unknown>,
    status: null,
    idempotencyKey: method === 'POST' && typeof header === 'string' && header !== '' ? header : null,
    replayed: false,
    effect: false,
    fault: struck[0]?.fault.kind ?? null,
  }
  desk.record(call)

  const work = async (): Promise<Done> => {
    refuseByFault(struck)
    authenticate(site, request.headers.authorization, method)
    desk.limitRate()
    if (!matched) throw missing('', '')
    return doOnce({ site, params, struck, call, ...matched })
  }
  try {
    const answer = await work().catch(refusal)
    await spoilAnswer(struck, answer.body)
    call.status = answer.status
    response.writeHead(answer.status, { 'content-type': JSON_TYPE, ...answer.headers }).end(answer.body)
  } catch (error) {
    if (error instanceof Cut) response.socket?.destroy()
    else if (error instanceof Garbled) {
      call.status = error.status
      const type = error.status === 200 ? JSON_TYPE : 'text/html'
      response.writeHead(error.status, { 'content-type': type }).end(error.text)
    } else throw error
  }
}

function refusal(error: unknown): Done {
  if (!(error instanceof ApiError)) throw error
  return { status: error.status, headers: error.headers, body: JSON.stringify(error) }
}
