import { type NextRequest, NextResponse } from 'next/server'
import { foreignOrigin } from '#lib/foreign-origin.ts'
import { nonceHeader, pathHeader } from '#lib/page-headers.ts'

const policyHeader = 'content-security-policy'

/**
 * Tells each page its own address, so that a sign-in on the way leads back to it; gives each page a policy that lets only the desk's own
 * scripts run; hands what another site's page sends to the route that refuses it.
 */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers)
  headers.set(pathHeader, addressOf(request))
  if (foreignOrigin(request) !== undefined)
    return NextResponse.rewrite(new URL('/api/foreign', request.url), { request: { headers } })
  const nonce = btoa(crypto.randomUUID())
  const policy = policyFor(nonce)
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

// Routes refuse for themselves (lib/route.ts): the body of what goes through here is held in memory.
export const config = { matcher: '/((?!api/|_next/|icon).*)' }
