import 'server-only'
import { asRefusal } from '#lib/action.ts'
import { permitDesk } from '#lib/auth/actor.ts'
import { addressOf } from '#lib/auth/attempts.ts'
import { env } from '#lib/env.ts'
import type { RefusalKind } from '#lib/errors.ts'
import { limiter, waitOf } from '#lib/limiter.ts'
import { knowToken } from './know-token.ts'
import { readForm } from './read-form.ts'
import { takeInCase } from './take-in-case.ts'

/** What one token sends, whatever becomes of it, and tokens that one address tries in vain, in a minute. */
const sent = limiter({ of: 'cases taken in', points: 120, seconds: 60 })
const failed = limiter({ of: 'tokens refused', points: 20, seconds: 60 })

const statuses: Record<RefusalKind | 'unknown', number> = {
  'signed out': 401,
  'sign in again': 401,
  forbidden: 403,
  'not found': 404,
  conflict: 409,
  invalid: 422,
  unavailable: 503,
  unknown: 500,
}

/** `POST /api/cases`: opens a case for whoever brings a token with the scope `cases:open`. No session counts here, and no cookie. */
export async function answerIntake(request: Request): Promise<Response> {
  const address = addressOf(request)
  try {
    const tried = await failed.get(address)
    if (tried !== null && tried.consumedPoints >= failed.points) return tooMany(tried.msBeforeNext)
    const token = await knowToken(request.headers.get('authorization'), 'cases:open').catch(
      async (error: unknown) => {
        await failed.penalty(address)
        throw error
      },
    )
    const wait = await consume(token.id)
    if (wait !== undefined) return tooMany(wait)
    const { created, id, number } = await takeInCase(
      permitDesk('case:take-in'),
      token,
      await readForm(request),
    )
    const at = new URL(`/cases/${id}`, env().NEXTAUTH_URL).href
    return answer({ id, number: `C-${String(number)}`, address: at, created }, created ? 201 : 200)
  } catch (error) {
    const refusal = asRefusal(error)
    return answer(refusal, statuses[refusal.kind])
  }
}

const answer = (body: object, status: number, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers: { 'Cache-Control': 'no-store', ...headers } })

const tooMany = (milliseconds: number) => {
  const seconds = String(Math.max(1, Math.ceil(milliseconds / 1000)))
  const sentence = `Too many requests. Wait ${seconds} seconds, then send it again.`
  return answer({ kind: 'unavailable', sentence }, 429, { 'Retry-After': seconds })
}

async function consume(tokenId: string): Promise<number | undefined> {
  try {
    await sent.consume(tokenId)
    return undefined
  } catch (thrown) {
    const wait = waitOf(thrown)
    if (wait === undefined) throw thrown
    return wait
  }
}
