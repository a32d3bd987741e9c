import 'server-only'
import { limiter, waitOf } from '#lib/limiter.ts'

const minute = 60

/** Sign-ins that one address begins, and those that come back and fail. The company's own sign-in guards its passwords itself. */
const begun = limiter({ of: 'sign-ins begun', points: 60, seconds: minute })
const failed = limiter({ of: 'sign-ins failed', points: 20, seconds: 10 * minute })

type Step = 'begins' | 'comes back'

/** Seconds to wait where this address has tried too often; undefined where it may go on. */
export async function waitBefore(step: Step, address: string): Promise<number | undefined> {
  if (step === 'comes back') {
    const { consumedPoints = 0, msBeforeNext = 0 } = (await failed.get(address)) ?? {}
    return consumedPoints >= failed.points ? Math.ceil(msBeforeNext / 1000) : undefined
  }
  try {
    await begun.consume(address)
    return undefined
  } catch (thrown) {
    const wait = waitOf(thrown)
    if (wait === undefined) throw thrown
    return Math.ceil(wait / 1000)
  }
}

export async function noteFailed(address: string) {
  await failed.penalty(address)
}

/** Whoever is nearest to the desk says last from where it was asked: a balancer, or Next itself where there is none. */
export const addressOf = (request: Pick<Request, 'headers'>) =>
  request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim().slice(0, 60) ?? 'unknown'
