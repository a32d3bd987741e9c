import { z } from 'zod'
import { getFile } from '#lib/cases/get-file.ts'
import { notFound } from '#lib/errors.ts'
import { route } from '#lib/route.ts'
import { savedOnly } from '../../../../saved-only.ts'

export const dynamic = 'force-dynamic'

const ids = z.object({ id: z.uuid(), evidenceId: z.uuid() })

/** A file as it was added, only ever to be saved: no browser shows it as a page of the desk. */
export const GET = route<'case:see', { id: string; evidenceId: string }>(
  'case:see',
  async ({ actor, params }) => {
    const { success, data } = ids.safeParse(params)
    if (!success) throw notFound('There is no such file. Open the case and choose it there.')
    const { name, size, parts } = await getFile(actor, { caseId: data.id, evidenceId: data.evidenceId })
    return new Response(streamOf(parts), { headers: savedOnly(name, size) })
  },
)

const streamOf = (parts: AsyncGenerator<Uint8Array, undefined>) =>
  new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await parts.next()
        if (next.done) controller.close()
        else controller.enqueue(Uint8Array.from(next.value))
      },
      async cancel() {
        await parts.return(undefined)
      },
    },
    { highWaterMark: 1 },
  )
