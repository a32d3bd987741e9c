import { randomBytes } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { breakBefore, BROKEN, Cut, Garbled, holdWork, spoilAnswer } from '../faults/broken-answer.ts'
import { createFaults } from '../faults/create-faults.ts'
import { operationOf, operations } from './operations.ts'
import type { Call, Fault } from './types.ts'

const callLimit = 10_000

export const faultKinds: Fault['kind'][] = [...BROKEN, 'error']

/** The record of calls and the faults that are switched on. */
export function traffic(now: () => Date) {
  const calls: Call[] = []
  const faults = createFaults<Fault>(faultKinds)

  const middleware = createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const { method, path } = c.req
    const requestId = `${randomBytes(11).toString('base64url')}=`
    const operation = operationOf(method, path)
    const body = operation === 'event' ? await c.req.text() : null
    const call: Call = { at: now().getTime(), operation, method, path, body, status: null, requestId }
    calls.push(call)
    if (calls.length > callLimit) calls.shift()
    const struck = faults.strike(method, path)
    try {
      breakBefore(struck)
      await holdWork(struck)
      const error = struck.map(({ fault }) => fault).find((fault) => fault.kind === 'error')
      if (error) {
        c.res = c.json({ message: error.message ?? 'Practice fault' }, error.status as ContentfulStatusCode)
      } else await next()
      await spoilAnswer(struck, await c.res.clone().text())
    } catch (fault) {
      if (fault instanceof Cut) {
        c.env.incoming.socket.destroy()
        return RESPONSE_ALREADY_SENT
      }
      if (!(fault instanceof Garbled)) throw fault
      const type = fault.status === 200 ? 'application/json' : 'text/html'
      c.res = new Response(fault.text, { status: fault.status, headers: { 'content-type': type } })
    }
    call.status = c.res.status
    c.res.headers.set('apigw-requestid', requestId)
  })

  return {
    calls,
    middleware,
    faults: () => faults.list(),
    fault: ({ on, ...fault }: Fault) => faults.add({ ...fault, ...(on && { on, ...operations[on] }) }),
    clearFaults: () => {
      faults.clear()
    },
  }
}

export type Traffic = ReturnType<typeof traffic>
