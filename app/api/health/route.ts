import { findHealth } from '#lib/work/find-health.ts'

export const dynamic = 'force-dynamic'

/** Open to everybody: says only whether the desk can work, nothing else. */
export async function GET() {
  const health = await findHealth()
  return Response.json(health, { status: health.ready ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
}
