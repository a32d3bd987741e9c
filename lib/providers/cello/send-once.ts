import 'server-only'
import { Broken, exchange } from '../exchange.ts'

export interface Letter {
  token: string
  body: Record<string, unknown>
  /** Milliseconds. */
  timeout: number
}

export type Sent =
  | { came: 'answer'; status: number; body: unknown; requestId: string | null }
  /** `left`: the connection stood, so the call may have arrived. */
  | { came: 'nothing'; left: boolean; timedOut: boolean }

/** One POST over a connection of its own, in one try. */
export async function sendOnce(address: string, { token, body, timeout }: Letter): Promise<Sent> {
  try {
    const { status, headers, text } = await exchange({
      method: 'POST',
      url: new URL(address),
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
      body: JSON.stringify(body),
      timeout,
    })
    const requestId = headers['apigw-requestid']
    return {
      came: 'answer',
      status,
      body: parse(text),
      requestId: typeof requestId === 'string' ? requestId : null,
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { came: 'nothing', left: error.left, timedOut: error.timedOut }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
