import { z } from 'zod'
import { notFound } from '#lib/errors.ts'
import { getEvidence } from '#lib/evidence/get-evidence.ts'
import { route } from '#lib/route.ts'
import { savedOnly } from '../../../../saved-only.ts'

export const dynamic = 'force-dynamic'

const ids = z.object({ id: z.uuid(), evidenceId: z.uuid() })

/** A file as it was attached, only ever to be saved: no browser shows it as a page of the desk. */
export const GET = route<'request:see', { id: string; evidenceId: string }>(
  'request:see',
  async ({ actor, params }) => {
    const { success, data } = ids.safeParse(params)
    if (!success) throw notFound('There is no such file. Open the request and choose it there.')
    const { name, content } = await getEvidence(actor, { id: data.evidenceId, requestId: data.id })
    return new Response(Uint8Array.from(content), { headers: savedOnly(name, content.length) })
  },
)
