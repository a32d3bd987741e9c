import Chargebee from 'chargebee'
import { onTestFinished } from 'vitest'
import { startChargebee, type ChargebeeOptions, type ChargebeeWorld } from '#sandbox/chargebee/index.ts'
import { readBody, serve } from '#sandbox/http/serve.ts'

/** A sandbox's Chargebee that ends with the test, quick to deliver. */
export async function openChargebee(options: ChargebeeOptions = {}): Promise<ChargebeeWorld> {
  const world = await startChargebee({ deliveryDelayMs: 1, retryBaseMs: 0.02, rateLimit: null, ...options })
  onTestFinished(() => world.close())
  return world
}

/** The official SDK, without retries of its own. */
export function sdk(
  { address, keys }: Pick<ChargebeeWorld, 'address' | 'keys'>,
  apiKey = keys.full,
): Chargebee {
  const { hostname, port } = new URL(address)
  // The SDK's types do not tell of `hostSuffix`, which is what leads it to another host.
  const elsewhere = { hostSuffix: '', protocol: 'http', sdkTelemetryEnabled: false } as const
  return new Chargebee({ site: hostname, port: Number(port), apiKey, ...elsewhere })
}

export interface Letter {
  body: string
  authorization: string
}

/** A webhook receiver that answers with the given statuses in turn, the last one again and again. */
export async function openChargebeeReceiver(...statuses: number[]) {
  const letters: Letter[] = []
  const served = await serve(0, async (request, response) => {
    const body = await readBody(request)
    const status = statuses[Math.min(letters.length, statuses.length - 1)] ?? 200
    letters.push({ body, authorization: String(request.headers.authorization) })
    response.writeHead(status).end()
  })
  onTestFinished(() => served.close())
  return { url: `${served.address}/hook`, letters }
}

/** What a call was refused with: a plain object where Chargebee said no, an Error where nothing could be read. */
export async function refusal(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const reason: unknown = await call.then(
    () => new Error('the call was not refused'),
    (error: unknown) => error,
  )
  if (reason instanceof Error && reason.message === 'the call was not refused') throw reason
  return reason as Record<string, unknown>
}
