const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const longest = 200

/**
 * The origin that a changing request names, where it is not the desk's own; undefined where it may be answered. A browser always names it
 * with such a request (Fetch, "append a request Origin header").
 */
export function foreignOrigin({ method, headers }: Pick<Request, 'method' | 'headers'>): string | undefined {
  if (!changing.has(method)) return undefined
  const origin = headers.get('origin')
  if (origin === null) return headers.get('sec-fetch-site') === 'cross-site' ? 'not named' : undefined
  const own = [URL.parse(process.env['NEXTAUTH_URL'] ?? '')?.host, headers.get('host')]
  return own.includes(URL.parse(origin)?.host ?? 'none') ? undefined : origin.slice(0, longest)
}
