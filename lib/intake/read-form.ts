import 'server-only'
import { MIMEType } from 'node:util'
import { invalid } from '#lib/errors.ts'
import { type IntakeForm, intakeForm } from './intake-form.ts'
import { sayIssue, wholeBody } from './say-issue.ts'

const mostBytes = 512 * 1024

/** What a request brings. @throws Refusal `invalid` for what is no JSON in UTF-8, and for a field that cannot be read. */
export async function readForm({ headers, body }: Pick<Request, 'headers' | 'body'>): Promise<IntakeForm> {
  refuseOther(headers.get('content-type') ?? '')
  const sent = parse(decode(await readBytes(body)))
  const { success, data, error } = intakeForm.safeParse(sent, { error: sayIssue })
  if (success) return data
  const [issue] = error.issues
  const path = issue?.path.map(String) ?? []
  throw invalid(issue?.message ?? wholeBody, path.length === 0 ? undefined : path.join('.'))
}

function refuseOther(contentType: string) {
  const type = typeOf(contentType)
  if (type?.essence !== 'application/json') throw invalid('Send JSON, with “Content-Type: application/json”.')
  if (!/^utf-?8$/i.test(type.params.get('charset') ?? 'utf-8'))
    throw invalid('This is in another encoding. Send it as UTF-8.')
}

function typeOf(contentType: string): MIMEType | undefined {
  try {
    return new MIMEType(contentType)
  } catch {
    return undefined
  }
}

async function readBytes(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > mostBytes) throw invalid('This is more than 512 KB. Open several cases instead.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid('There are letters in it that are not in UTF-8. Send it as UTF-8.')
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw invalid(`This is no JSON. ${wholeBody}`)
  }
}
