import { findHealth } from '#lib/work/find-health.ts'

export const dynamic = 'force-dynamic'

/**
 * Open to everybody. With `?live`: this process answers, whatever else is broken; restart it where it does not. Without: whether it can
 * work, and what is missing, in one word each; send it nobody while it cannot.
 */
export async function GET(request: Request) {
  const headers = { 'Cache-Control': 'no-store' }
  if (new URL(request.url).searchParams.has('live')) return Response.json({ live: true }, { headers })
  const health = await findHealth()
  return Response.json(health, { status: health.ready ? 200 : 503, headers })
}
