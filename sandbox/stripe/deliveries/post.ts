const PATIENCE_MS = 10_000

/** The status that came back, or null where none did. A redirect is not followed: Stripe counts it as a failure. */
export async function post(letter: {
  url: string
  body: string
  signature: string
  stop: AbortSignal
}): Promise<number | null> {
  try {
    const response = await fetch(letter.url, {
      method: 'POST',
      body: letter.body,
      redirect: 'manual',
      signal: AbortSignal.any([letter.stop, AbortSignal.timeout(PATIENCE_MS)]),
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'stripe-signature': letter.signature,
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
      },
    })
    await response.arrayBuffer()
    return response.status
  } catch {
    return null
  }
}
