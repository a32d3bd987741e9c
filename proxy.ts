import { type NextRequest, NextResponse } from 'next/server'

/** Tells each page its own address, so that a sign-in on the way leads back to it. Decides nothing. */
export function proxy(request: NextRequest) {
  const { pathname, searchParams } = request.nextUrl
  const search = new URLSearchParams(searchParams)
  search.delete('_rsc')
  const headers = new Headers(request.headers)
  headers.set('x-desk-path', search.size > 0 ? `${pathname}?${search.toString()}` : pathname)
  return NextResponse.next({ request: { headers } })
}

export const config = { matcher: '/((?!api/|_next/|sign-in|icon).*)' }
