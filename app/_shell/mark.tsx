import { Scale } from 'lucide-react'

export function Mark() {
  return (
    <span className="flex items-center gap-2 font-semibold">
      <span className="grid size-6 place-items-center rounded-md bg-accent text-on-accent">
        <Scale aria-hidden size={14} />
      </span>
      Attribution Desk
    </span>
  )
}
