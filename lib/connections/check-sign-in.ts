import 'server-only'
import { z } from 'zod'
import { env } from '#lib/env.ts'
import type { Check } from '#lib/providers/provider.ts'
import { blocker, good, unknown, warning } from './sentences.ts'

const described = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
})

const eightSeconds = 8000

/** Reads how the company's sign-in describes itself (OpenID Connect Discovery 1.0, section 4). */
export async function checkSignIn(): Promise<Check[]> {
  const issuer = env().OIDC_ISSUER
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await ask(address)
  if (answer === null)
    return [
      blocker(
        'The sign-in cannot be reached.',
        `${address} does not answer.`,
        'Correct OIDC_ISSUER, or look whether this machine may reach it.',
      ),
    ]
  if (!answer.ok)
    return [
      blocker(
        'The sign-in does not describe itself.',
        `${address} answers ${answer.status}.`,
        'Correct OIDC_ISSUER: it is the address before /.well-known/.',
      ),
    ]
  const read = described.safeParse(answer.body)
  if (!read.success)
    return [
      blocker(
        'The sign-in describes itself in an unknown form.',
        `${address} holds no OpenID Connect configuration.`,
        'Correct OIDC_ISSUER: it is the address before /.well-known/.',
      ),
    ]
  return [judgeIssuer(read.data.issuer, issuer), triedLater()]
}

/** The desk adds its own slash, so one at the end makes no difference. */
function judgeIssuer(found: string, wanted: string): Check {
  if (found.replace(/\/$/, '') === wanted.replace(/\/$/, ''))
    return good('The sign-in answers.', `It calls itself ${found}, as OIDC_ISSUER says.`)
  return warning(
    'The sign-in calls itself by another name.',
    `It calls itself ${found}; OIDC_ISSUER says ${wanted}.`,
    `Set OIDC_ISSUER to ${found} if that is your company's sign-in.`,
  )
}

const triedLater = () =>
  unknown(
    'The client id and its secret are not tried here.',
    `Only a person who signs in can tell. The redirect address to register there is ${new URL('/api/auth/callback/oidc', env().NEXTAUTH_URL).href}.`,
  )

async function ask(address: string) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(eightSeconds), cache: 'no-store' })
    const body: unknown = answer.ok ? await answer.json().catch(() => null) : null
    return { ok: answer.ok, status: answer.status, body }
  } catch {
    return null
  }
}
