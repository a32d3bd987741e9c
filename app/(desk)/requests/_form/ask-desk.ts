import type { ActionRefusal } from '#lib/action.ts'

interface Answered<T> {
  data?: T | undefined
  serverError?: ActionRefusal | undefined
  validationErrors?: unknown
}

export type Called<T> = { answer: T } | { refusal: ActionRefusal }

const unreachable: ActionRefusal = {
  kind: 'unavailable',
  sentence:
    'The desk did not answer. Check the connection and try again; if it stays, reload the page. What you typed is kept.',
}

const invalid: ActionRefusal = {
  kind: 'invalid',
  sentence:
    'Something in the form cannot be taken as it is. Look through the fields once more, then try again.',
}

/** A server action's answer or its refusal; a connection that broke is a refusal too. */
export async function callAction<T>(call: () => Promise<Answered<T>>): Promise<Called<T>> {
  try {
    const { data, serverError } = await call()
    if (data !== undefined) return { answer: data }
    return { refusal: serverError ?? invalid }
  } catch {
    return { refusal: unreachable }
  }
}

interface Question {
  address: '/api/requests/customers' | '/api/requests/preview' | '/api/cases/earlier'
  body: string
}

/** The same for a route of ours; unlike actions, several are asked at once. */
export async function callRoute<T>({ address, body }: Question): Promise<Called<T>> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(address, { method: 'POST', headers, body })
    const answer: unknown = await response.json()
    return response.ok ? { answer: answer as T } : { refusal: answer as ActionRefusal }
  } catch {
    return { refusal: unreachable }
  }
}
