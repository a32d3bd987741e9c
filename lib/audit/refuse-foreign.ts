import 'server-only'
import { getWho } from '#lib/auth/session.ts'
import { foreignOrigin } from '#lib/foreign-origin.ts'
import { pathHeader } from '#lib/page-headers.ts'
import { noteForeign } from './note-refusal.ts'

/** Refuses what another site's page sent. Whose session it used is kept in the audit; where it used none, there is nothing to keep. */
export async function refuseForeign(request: Request): Promise<Response> {
  const who = await getWho()
  const origin = foreignOrigin(request) ?? 'not named'
  const path = request.headers.get(pathHeader) ?? new URL(request.url).pathname
  if (who) await noteForeign({ who, path, origin })
  return Response.json(
    { kind: 'forbidden', sentence: 'This came from another site. Open the desk itself and do it there.' },
    { status: 403 },
  )
}
