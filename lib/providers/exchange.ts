import 'server-only'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'

export interface Call {
  method: string
  url: URL
  headers: Record<string, string>
  body?: string
  /** Milliseconds until the whole answer must be there. */
  timeout: number
  /** Absent: a connection of its own. One that is kept alive may be closed just as a call leaves: nobody knows whether it arrived. */
  agent?: http.Agent
}

export interface Answered {
  status: number
  headers: IncomingMessage['headers']
  text: string
}

/** No whole answer came. */
export class Broken extends Error {
  override readonly name = 'Broken'
  /** The connection stood: the call may have arrived. */
  readonly left: boolean
  readonly timedOut: boolean

  constructor(what: { left: boolean; timedOut: boolean }) {
    super(what.timedOut ? 'No answer came in time.' : 'The connection broke.')
    this.left = what.left
    this.timedOut = what.timedOut
  }
}

/**
 * One call, sent once, whose redirects are not followed. Not fetch: undici sends a call again by itself where it is answered with 421
 * or where a kept connection was closed. @throws Broken.
 */
export function exchange(call: Call): Promise<Answered> {
  const { method, url, body = '', timeout, agent = false } = call
  const headers = { ...call.headers, ...(body !== '' && { 'content-length': Buffer.byteLength(body) }) }
  const secure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout)
    let left = false
    const fail = () => {
      reject(new Broken({ left, timedOut: signal.aborted }))
    }
    const request = (secure ? https : http).request(url, { method, headers, agent, signal })
    request.on('socket', (socket) => {
      left = request.reusedSocket
      if (!left) socket.once(secure ? 'secureConnect' : 'connect', () => (left = true))
    })
    request.on('response', (response) => {
      readText(response).then((text) => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      }, fail)
    })
    request.on('error', fail)
    request.end(body)
  })
}

async function readText(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8')
  let text = ''
  for await (const part of response as AsyncIterable<string>) text += part
  return text
}
