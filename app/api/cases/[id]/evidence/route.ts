import { z } from 'zod'
import { addFile, cutOff } from '#lib/cases/add-file.ts'
import { invalid, notFound } from '#lib/errors.ts'
import { cleanName } from '#lib/evidence/clean-name.ts'
import { formKey } from '#lib/once.ts'
import { route } from '#lib/route.ts'

export const dynamic = 'force-dynamic'

const asked = z.object({
  key: formKey,
  name: z.string().min(1).transform(cleanName),
  ask: z.uuid().nullable(),
})

/**
 * Adds one file, `?name=…`, `&ask=…` where it ticks off a line of the checklist, and `&key=…` so that it is added once however often it is sent; the
 * body is the file itself. It is read as it comes. Only as application/octet-stream: a page of another site cannot send that without asking the
 * desk first.
 */
export const POST = route<'case:work', { id: string }>('case:work', async ({ actor, params, request }) => {
  const id = z.uuid().safeParse(params.id)
  if (!id.success) throw notFound('There is no such case. Look for it in the list of cases.')
  const search = new URL(request.url).searchParams
  const { success, data } = asked.safeParse({
    key: search.get('key'),
    name: search.get('name'),
    ask: search.get('ask'),
  })
  if (!success || request.headers.get('content-type') !== 'application/octet-stream')
    throw invalid('No file came with this. Choose it again.', 'file')
  const announced = request.headers.get('content-length')
  const added = await addFile(actor, {
    key: data.key,
    caseId: id.data,
    askId: data.ask,
    name: data.name,
    chunks: chunksOf(request.body, data.name),
    size: announced === null ? undefined : Number(announced),
  })
  return Response.json(added, { status: 201 })
})

/** A body that breaks off is a refusal, not a bug. */
async function* chunksOf(body: ReadableStream<Uint8Array> | null, name: string) {
  const reader = body?.getReader()
  for (;;) {
    const read = await reader?.read().catch(() => {
      throw cutOff(name)
    })
    if (read?.value === undefined) return
    yield read.value
  }
}
