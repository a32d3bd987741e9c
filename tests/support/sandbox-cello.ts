import { expect } from 'vitest'
import { z } from 'zod'
import type { CelloWorld } from '#sandbox/cello/index.ts'
import { contractProblems } from './cello-contract.ts'

interface Request {
  method?: string
  /** JSON is made of it, but for a string, which is sent as it is. */
  body?: unknown
  authorization?: string | undefined
}

/** Calls Cello's API. Every call that Cello's document has must be as it says, and so must its answer. */
export async function ask(cello: CelloWorld, path: string, { method, body, authorization }: Request = {}) {
  const response = await fetch(cello.address + path, {
    method: method ?? 'GET',
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    headers: authorization === undefined ? {} : { authorization },
  })
  const { status, headers } = response
  const answer: unknown = await response.json()
  if (status !== 404 && status < 500) {
    expect(contractProblems({ method: method ?? 'GET', path, status, request: body, answer })).toEqual([])
  }
  return { status, body: answer, requestId: headers.get('apigw-requestid') }
}

export async function signIn(cello: CelloWorld) {
  const { body } = await ask(cello, '/token', { method: 'POST', body: cello.keys })
  return `Bearer ${z.object({ accessToken: z.string() }).parse(body).accessToken}`
}
