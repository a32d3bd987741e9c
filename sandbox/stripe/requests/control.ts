import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '../../http/serve.ts'
import type { CustomerSeed, InvoiceSeed } from '../seeds/seeds.ts'
import type { Fault, StripeWorld } from '../world.ts'

type Steered = Pick<
  StripeWorld,
  'calls' | 'deliveries' | 'fault' | 'clearFaults' | 'pauseDeliveries' | 'resumeDeliveries' | 'seed'
> & { faults(): Fault[] }

interface Seeded {
  customer: CustomerSeed
  invoices?: Omit<InvoiceSeed, 'customer'>[]
}

/** `/_sandbox/…`: lets another process read the record and switch faults. No part of Stripe. */
export async function answerControl(world: Steered, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox')
  const path = pathname.replace('/_sandbox', '')
  const body = await readBody(request)
  const answers: Record<string, () => unknown> = {
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
    'POST /faults': () => {
      world.fault(JSON.parse(body) as Fault)
      return {}
    },
    'DELETE /faults': () => {
      world.clearFaults(searchParams.get('path') ?? undefined)
      return {}
    },
    'POST /seed': () => seed(world, JSON.parse(body) as Seeded),
  }
  const answer = answers[`${request.method ?? 'GET'} ${path}`]
  const { status, told } = answer
    ? attempt(answer)
    : { status: 404, told: no('The sandbox has no such control.') }
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(told))
}

function seed(world: Steered, { customer: wanted, invoices = [] }: Seeded) {
  const customer = world.seed.customer(wanted).id
  return { customer, invoices: invoices.map((invoice) => world.seed.invoice({ ...invoice, customer })) }
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
