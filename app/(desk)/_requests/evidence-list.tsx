import { Paperclip } from 'lucide-react'
import { Time } from '#app/_ui/time.tsx'
import type { Evidence } from '#lib/attribution/find-evidence.ts'
import { sizeWords } from '#lib/evidence/kinds.ts'

/** Files that show what a person did by hand, each to be saved. */
export function EvidenceList({ files }: { files: readonly Evidence[] }) {
  if (files.length === 0) return null
  return (
    <ul aria-label="Evidence" className="grid gap-1 text-sm">
      {files.map(({ id, requestId, name, size, addedBy, addedAt }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-2">
          <a
            href={`/api/requests/${requestId}/evidence/${id}`}
            download
            className="inline-flex min-h-6 items-center gap-1.5 wrap-anywhere underline decoration-1 underline-offset-2 hover:decoration-2"
          >
            <Paperclip aria-hidden size={14} className="shrink-0" />
            {name}
          </a>
          <span className="text-muted">
            {sizeWords(size)}, by {addedBy} <Time at={addedAt} />
          </span>
        </li>
      ))}
    </ul>
  )
}
