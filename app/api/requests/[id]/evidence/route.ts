import { z } from 'zod'
import { notFound } from '#lib/errors.ts'
import { addEvidence } from '#lib/evidence/add-evidence.ts'
import { readUpload } from '#lib/evidence/read-upload.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

/** Attaches one file to a step that asks. Not an action: those are read whole before anything can refuse them. */
export const POST = route<'step:report', { id: string }>(
  'step:report',
  async ({ actor, params, request }) => {
    const { success, data: requestId } = z.uuid().safeParse(params.id)
    if (!success) throw notFound('There is no such request. Look for it in the list of requests.')
    const upload = await readUpload(request)
    return Response.json(await addEvidence(actor, { ...upload, requestId }), { status: 201 })
  },
)
