import type { Endpoint } from '../webhook-endpoints/endpoint.ts'

/** How long Chargebee waits for an endpoint is not in our sources. */
const PATIENCE_MS = 10_000

/** The status that came back, or null where none did. A redirect is not followed. */
export async function post(
  { shown, login }: Endpoint,
  body: string,
  stop: AbortSignal,
): Promise<number | null> {
  try {
    const response = await fetch(shown.url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.any([stop, AbortSignal.timeout(PATIENCE_MS)]),
      headers: {
        'content-type': 'application/json;charset=utf-8',
        'user-agent': 'ChargeBee',
        ...(login && { authorization: `Basic ${btoa(`${login.user}:${login.password}`)}` }),
      },
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}
