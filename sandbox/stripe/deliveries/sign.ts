import { createHmac } from 'node:crypto'

/** The Stripe-Signature header. Source: docs.stripe.com/webhooks, "Verify manually". */
export function sign(body: string, secret: string, seconds: number): string {
  const signature = createHmac('sha256', secret)
    .update(`${String(seconds)}.${body}`)
    .digest('hex')
  return `t=${String(seconds)},v1=${signature}`
}
