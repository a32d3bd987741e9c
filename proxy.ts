import { type NextRequest, NextResponse } from 'next/server'

const pathHeader = 'x-desk-path'
const nonceHeader = 'x-nonce'
const policyHeader = 'content-security-policy'
const changing = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * Tells each page its own address, so that a sign-in on the way leads back to it; gives each answer a policy that lets only the desk's
 * own scripts run; lets nothing that another site's page sends change anything.
 */
export async function proxy(request: NextRequest) {
  const foreign = foreignOrigin(request)
  if (foreign !== undefined) {
    const { noteForeign } = await import('#lib/audit/note-refusal.ts')
    await noteForeign({ path: request.nextUrl.pathname, origin: foreign })
    return Response.json(
      { kind: 'forbidden', sentence: 'This came from another site. Open the desk itself and do it there.' },
      { status: 403 },
    )
  }
  const nonce = btoa(crypto.randomUUID())
  const policy = policyFor(nonce)
  const headers = new Headers(request.headers)
  headers.set(pathHeader, addressOf(request))
  headers.set(nonceHeader, nonce)
  headers.set(policyHeader, policy)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set(policyHeader, policy)
  return response
}

function addressOf({ nextUrl: { pathname, searchParams } }: NextRequest) {
  const search = new URLSearchParams(searchParams)
  search.delete('_rsc')
  return search.size > 0 ? `${pathname}?${search.toString()}` : pathname
}

/** The origin that a changing request names, where it is not the desk's own. A browser always names it (Fetch, section 3.2.5). */
function foreignOrigin(request: NextRequest): string | undefined {
  if (!changing.has(request.method)) return undefined
  const origin = request.headers.get('origin')
  if (origin === null) return request.headers.get('sec-fetch-site') === 'cross-site' ? 'not named' : undefined
  const own = [URL.parse(process.env['NEXTAUTH_URL'] ?? '')?.host, request.headers.get('host')]
  return own.includes(URL.parse(origin)?.host ?? 'none') ? undefined : origin.slice(0, 200)
}

function policyFor(nonce: string) {
  const evaluation = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : ''
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    // Toasts and floating panels are placed by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = { matcher: '/((?!_next/|icon).*)' }
