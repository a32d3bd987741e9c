import { Lock } from 'lucide-react'

/** A note from the moment it was sent until the desk has it. */
export const KeptSoon = ({ body }: { body: string }) => (
  <article className="rounded-md border-l-4 border-warn bg-warn-soft px-3 py-2.5" aria-busy>
    <p className="mb-1 flex flex-wrap items-center gap-x-2 text-sm">
      <Lock aria-hidden size={14} />
      <strong className="font-medium">You</strong>
      <span>Note, only staff see it</span>
      <span role="status" className="text-muted">
        being kept…
      </span>
    </p>
    <div className="wrap-anywhere whitespace-pre-wrap">{body}</div>
  </article>
)
