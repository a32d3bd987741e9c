import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from './serve.ts'

/** What `/_sandbox/…` reads and steers in every service that has it. */
export interface Steered<F> {
  calls: unknown[]
  deliveries: unknown[]
  faults(): F[]
  fault(fault: F): () => void
  /** Those that were switched on for this very path; absent: all. */
  clearFaults(path?: string): void
  pauseDeliveries(): void
  resumeDeliveries(): void
}

/** By method and path, for example `POST /resend`; takes the body. */
export type Controls = Record<string, (body: string) => unknown>

/** `/_sandbox/…`: lets another process read the record and switch faults. No part of the service itself. */
export async function answerControl<F>(
  world: Steered<F>,
  request: IncomingMessage,
  response: ServerResponse,
  more: Controls = {},
) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox')
  const path = pathname.replace('/_sandbox', '')
  const body = await readBody(request)
  const answer = { ...controls(world, searchParams), ...more }[`${request.method ?? 'GET'} ${path}`]
  const { status, told } = answer
    ? attempt(() => answer(body))
    : { status: 404, told: no('The sandbox has no such control.') }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told))
}

function controls<F>(world: Steered<F>, query: URLSearchParams): Controls {
  return {
    'GET /calls': () => world.calls,
    'DELETE /calls': () => world.calls.splice(0).length,
    'GET /deliveries': () => world.deliveries,
    'POST /deliveries/pause': () => {
      world.pauseDeliveries()
      return {}
    },
    'POST /deliveries/resume': () => {
      world.resumeDeliveries()
      return {}
    },
    'GET /faults': () => world.faults(),
    'POST /faults': (body) => {
      world.fault(JSON.parse(body) as F)
      return {}
    },
    'DELETE /faults': () => {
      world.clearFaults(query.get('path') ?? undefined)
      return {}
    },
  }
}

function attempt(answer: () => unknown): { status: number; told: unknown } {
  try {
    return { status: 200, told: answer() }
  } catch (error) {
    return { status: 400, told: no(error instanceof Error ? error.message : String(error)) }
  }
}

function no(message: string) {
  return { message }
}
