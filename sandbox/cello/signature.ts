import { createHmac, timingSafeEqual } from 'node:crypto'

const toleranceSeconds = 300

/** Why a `Stripe-Signature` header is refused, or null when it holds. Scheme: docs.stripe.com/webhooks, "Verify webhook signatures manually". */
export function signatureProblem(header: string | undefined, body: string, secret: string | null, now: Date) {
  if (secret === null) return 'Cello has no signing secret for this endpoint yet.'
  if (header === undefined) return 'The Stripe-Signature header is missing.'
  const parts = header.split(',').map((part) => part.trim().split('='))
  const time = parts.find(([scheme]) => scheme === 't')?.[1] ?? ''
  if (!/^\d+$/.test(time)) return 'The Stripe-Signature header carries no time.'
  const expected = createHmac('sha256', secret).update(`${time}.${body}`).digest()
  const given = parts.flatMap(([scheme, value]) =>
    scheme === 'v1' && value ? [Buffer.from(value, 'hex')] : [],
  )
  const matches = given.some((value) => value.length === expected.length && timingSafeEqual(value, expected))
  if (!matches) return 'The signature does not match the signing secret.'
  const age = Math.abs(now.getTime() / 1000 - Number(time))
  return age > toleranceSeconds ? 'The signature is more than 5 minutes off.' : null
}
