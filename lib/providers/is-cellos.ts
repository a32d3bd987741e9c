/** `https://api.cello.so/products/{productId}/transaction-webhook/stripe` (docs.cello.so/docs/chargebee-webhook shows the form). */
export function isCellos(address: string): boolean {
  const url = URL.parse(address)
  if (!url) return false
  const host = url.hostname.toLowerCase()
  return (host === 'cello.so' || host.endsWith('.cello.so')) && url.pathname.includes('/transaction-webhook/')
}
