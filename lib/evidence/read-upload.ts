import 'server-only'
import { z } from 'zod'
import { invalid } from '#lib/errors.ts'
import { formKey } from '#lib/once.ts'
import { mostBytes, sizeWords } from './kinds.ts'

/** What a form adds around a file: its boundaries and its other fields. Bytes. */
const around = 16 * 1024

export interface Upload {
  /** Made once for each file that is chosen, so that one sent twice is attached once. */
  key: string
  position: number
  name: string
  content: Uint8Array
}

const fields = z.object({ key: formKey, position: z.coerce.number().int().min(0), file: z.file() })

/**
 * One file and the step that it is for, from a form. Stops to read as soon as it is too much, whatever length was announced.
 * @throws Refusal `invalid`.
 */
export async function readUpload({ headers, body }: Pick<Request, 'headers' | 'body'>): Promise<Upload> {
  if (Number(headers.get('content-length') ?? 0) > mostBytes + around) throw tooLarge()
  const type = headers.get('content-type') ?? ''
  if (body === null || !type.startsWith('multipart/form-data'))
    throw invalid('No file came with this. Choose it again.', 'file')
  const limited = body.pipeThrough(limit(mostBytes + around))
  const form = await new Response(limited, { headers: { 'content-type': type } })
    .formData()
    .catch((error: unknown) => {
      if (error instanceof TooLarge || (error instanceof Error && error.cause instanceof TooLarge))
        throw tooLarge()
      throw invalid('The file was cut off on its way. Attach it again.', 'file')
    })
  const { success, data } = fields.safeParse(Object.fromEntries(form))
  if (!success) throw invalid('No file came with this. Choose it again.', 'file')
  const { key, position, file } = data
  return { key, position, name: file.name, content: new Uint8Array(await file.arrayBuffer()) }
}

class TooLarge extends Error {}

const tooLarge = () =>
  invalid(`A file may have ${sizeWords(mostBytes)}. Attach a smaller one, or a link to it.`, 'file')

function limit(most: number) {
  let length = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      length += chunk.length
      if (length > most) throw new TooLarge()
      controller.enqueue(chunk)
    },
  })
}
