import 'server-only'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'

export interface Letter {
  token: string
  /** JSON. */
  text: string
  /** Milliseconds. */
  timeout: number
}

export type Sent =
  | { came: 'answer'; status: number; body: unknown; requestId: string | null }
  /** `left`: the connection stood, so the call may have arrived. */
  | { came: 'nothing'; left: boolean; timedOut: boolean }

const longestAnswer = 100_000

/**
 * One POST over a connection of its own, in one try. Not fetch: undici 7 sends a POST again by itself when it is answered with 421
 * (lib/web/fetch, httpNetworkOrCacheFetch), and over a connection that was kept alive nobody knows whether it arrived. Never throws.
 */
export function sendOnce(address: string, { token, text, timeout }: Letter): Promise<Sent> {
  return new Promise((resolve) => {
    const signal = AbortSignal.timeout(timeout)
    let left = false
    const nothing = () => resolve({ came: 'nothing', left, timedOut: signal.aborted })
    try {
      const secure = address.startsWith('https:')
      const request = (secure ? https : http).request(address, {
        method: 'POST',
        agent: false,
        signal,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': Buffer.byteLength(text),
        },
      })
      request.on('socket', (socket) => {
        left = !socket.connecting
        socket.once(secure ? 'secureConnect' : 'connect', () => (left = true))
      })
      request.on('response', (response) => {
        readAnswer(response).then(resolve, nothing)
      })
      request.on('error', nothing)
      request.end(text)
    } catch {
      nothing()
    }
  })
}

async function readAnswer(response: IncomingMessage): Promise<Sent> {
  const { statusCode = 0, headers } = response
  const requestId = headers['apigw-requestid']
  response.setEncoding('utf8')
  let text = ''
  for await (const part of response as AsyncIterable<string>) {
    text += part
    if (text.length > longestAnswer) break
  }
  return {
    came: 'answer',
    status: statusCode,
    body: parse(text),
    requestId: typeof requestId === 'string' ? requestId : null,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
