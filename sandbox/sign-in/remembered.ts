import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * By e-mail: the next sign-in of this person is told as one of so many seconds ago, as by a provider that has a session and does not
 * ask again, whatever the desk asks for.
 */
export type Remembered = Map<string, number>

/** `POST /_sandbox/remembered` with `{ person, secondsAgo }`. */
export async function remember(remembered: Remembered, request: IncomingMessage, response: ServerResponse) {
  const { person, secondsAgo } = JSON.parse(await text(request)) as { person: string; secondsAgo: number }
  remembered.set(person, secondsAgo)
  response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
}
