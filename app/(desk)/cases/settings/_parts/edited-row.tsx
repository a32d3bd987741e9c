import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Pill } from '#app/_ui/pill.tsx'

interface EditedRowProps {
  name: string
  note?: string | undefined
  retired: boolean
  onEdit: () => void
  children?: ReactNode
}

/** A line of a list that admins keep: the whole of it opens its form. */
export function EditedRow({ name, note, retired, onEdit, children }: EditedRowProps) {
  return (
    <li>
      <button
        type="button"
        data-row-link=""
        onClick={onEdit}
        className="flex min-h-11 w-full items-center gap-x-3 px-4 py-2 text-left hover:bg-accent-row"
      >
        <span className="min-w-0 flex-1 wrap-anywhere">
          <span className="flex flex-wrap items-center gap-x-3 font-medium">
            {name}
            {children}
            {retired && <Pill>not offered any more</Pill>}
          </span>
          {note !== undefined && <span className="block text-sm text-muted">{note}</span>}
        </span>
        <span aria-hidden className="flex shrink-0 items-center gap-1.5 text-sm text-muted">
          <Pencil size={14} /> Change
        </span>
      </button>
    </li>
  )
}
