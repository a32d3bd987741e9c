import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { createMiddleware } from 'hono/factory'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Call, Fault, Operation } from './types.ts'

const callLimit = 10_000

/** The record of calls and the faults that are switched on. */
export function traffic(now: () => Date) {
  const calls: Call[] = []
  const faults = new Set<Fault>()

  function take(operation: Operation | null): Fault | undefined {
    const matching = [...faults].filter(({ on }) => operation !== null && (!on || on === operation))
    const fault = matching.find(({ skip = 0 }) => skip === 0)
    for (const skipped of matching) if (skipped.skip) skipped.skip -= 1
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times <= 0) faults.delete(fault)
    }
    return fault
  }

  const middleware = createMiddleware<{ Bindings: HttpBindings }>(async (c, next) => {
    const { method, path } = c.req
    const requestId = `${randomBytes(11).toString('base64url')}=`
    const call: Call = {
      at: now().getTime(),
      operation: operationOf(method, path),
      method,
      path,
      status: null,
      requestId,
    }
    calls.push(call)
    if (calls.length > callLimit) calls.shift()
    const fault = take(call.operation)
    if (fault?.kind === 'cut' && fault.when === 'before') return cut(c.env)
    if (fault?.kind === 'delay') await wait(fault.ms)
    if (fault?.kind === 'error') {
      c.res = c.json({ message: fault.message ?? 'Practice fault' }, fault.status as ContentfulStatusCode)
    } else {
      await next()
    }
    if (fault?.kind === 'cut') return cut(c.env)
    call.status = c.res.status
    c.res.headers.set('apigw-requestid', requestId)
  })

  return {
    calls,
    middleware,
    faults: (): Fault[] => [...faults],
    fault(fault: Fault) {
      const switched = { ...fault }
      faults.add(switched)
      return () => void faults.delete(switched)
    },
    clearFaults() {
      faults.clear()
    },
  }
}

export type Traffic = ReturnType<typeof traffic>

function cut(env: HttpBindings) {
  env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}

function operationOf(method: string, path: string): Operation | null {
  if (method === 'POST' && path.endsWith('/transaction-webhook/stripe')) return 'webhook'
  if (method === 'POST' && path.endsWith('/transaction-webhook/chargebee')) return 'chargebee-webhook'
  if (method === 'POST' && path === '/token') return 'token'
  if (path.startsWith('/referral-codes/active-link/')) return 'active-link'
  if (path.startsWith('/referral-codes/')) return 'referral-code'
  return path.startsWith('/new-users/') ? 'reward' : null
}
