/**
 * `https://api.cello.so/products/{productId}/transaction-webhook/stripe` (docs.cello.so/docs/chargebee-webhook shows the form).
 * `elsewhere` is the address of another server that stands for Cello.
 */
export function isCellos(address: string, elsewhere?: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  const host = url.hostname.toLowerCase()
  const isThere = elsewhere !== undefined && URL.parse(elsewhere)?.host === url.host
  return (
    (host === 'cello.so' || host.endsWith('.cello.so') || isThere) &&
    url.pathname.includes('/transaction-webhook/')
  )
}
