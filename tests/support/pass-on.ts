import type { IncomingMessage, ServerResponse } from 'node:http'
import { readBody } from '#sandbox/http/serve.ts'

const ofConnection = ['host', 'connection', 'content-length', 'content-encoding', 'transfer-encoding']

export interface Taken {
  method: string
  /** With its query. */
  url: string
  headers: Record<string, string>
  body: string
}

/** A call to a proxy, taken whole. */
export async function take(request: IncomingMessage): Promise<Taken> {
  const headers = Object.entries(request.headers).filter(([name]) => !ofConnection.includes(name))
  return {
    method: request.method ?? 'GET',
    url: request.url ?? '/',
    headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
    body: await readBody(request),
  }
}

/** Makes the same call to whoever is behind the proxy. */
export async function passOn(behind: string, { method, url, headers, body }: Taken) {
  const answer = await fetch(`${behind}${url}`, { method, headers, ...(body === '' ? {} : { body }) })
  const kept = [...answer.headers].filter(([name]) => !ofConnection.includes(name))
  return { status: answer.status, headers: Object.fromEntries(kept), text: await answer.text() }
}

export type PassedOn = Awaited<ReturnType<typeof passOn>>

export const give = (response: ServerResponse, { status, headers }: PassedOn, text: string) =>
  response.writeHead(status, headers).end(text)
