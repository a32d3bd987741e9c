import type { ActionRefusal } from '#lib/action.ts'
import type { ShownSignups } from './shorten.ts'

export type Asked = { answer: ShownSignups } | { refusal: string }

/** Lets the desk read the file; with `keep`, the digest of what was shown, keeps what it read. */
export async function askSignups(file: File, keep?: string): Promise<Asked> {
  if (file.size === 0) return { refusal: 'The file is empty. Export conv_signups once more.' }
  const address = keep === undefined ? '/api/signups' : `/api/signups?keep=${keep}`
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'Content-Type': 'text/csv' },
      body: file,
    })
    const body: unknown = await response.json()
    return response.ok ? { answer: body as ShownSignups } : { refusal: (body as ActionRefusal).sentence }
  } catch {
    return {
      refusal:
        'The file did not arrive whole. Look whether it was changed or moved meanwhile, then drop it in again.',
    }
  }
}
