import type { ActionRefusal } from '#lib/action.ts'
import { mostFileBytes } from '#lib/cases/file-limits.ts'
import { sizeWords } from '#lib/evidence/kinds.ts'
import type { Answer } from '../../_parts/use-do.ts'

interface Sending {
  key: string
  caseId: string
  askId: string | null
  file: File | undefined
}

/** Sends a file as it is; what is refused comes back as a sentence, as an action's would. */
export async function sendFile({ key, caseId, askId, file }: Sending): Promise<Answer<{ id: string }>> {
  if (!file) return refused('Choose a file first.')
  if (file.size > mostFileBytes)
    return refused(
      `${file.name} is too large: a file may have ${sizeWords(mostFileBytes)}. Attach a smaller one, or a link.`,
    )
  const asked = new URLSearchParams({ key, name: file.name, ...(askId !== null && { ask: askId }) })
  const response = await fetch(`/api/cases/${caseId}/evidence?${asked.toString()}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: file,
  })
  const answer: unknown = await response.json()
  return response.ok ? { data: answer as { id: string } } : { serverError: answer as ActionRefusal }
}

const refused = (sentence: string): Answer<never> => ({
  serverError: { kind: 'invalid', sentence, field: 'file' },
})
