import { tryConnection } from '#lib/connections/try-connection.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** Tries one connection again, with calls that change nothing. Not an action: several are tried at once, and nothing else waits for them. */
export const GET = route<'connection:see', { id: string }>('connection:see', async ({ actor, params }) =>
  Response.json(await tryConnection(actor, params.id), { headers: { 'Cache-Control': 'no-store' } }),
)
