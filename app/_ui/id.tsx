import { ArrowUpRight } from 'lucide-react'
import { shortenId } from './format.ts'

export interface IdProps {
  id: string
  /** The same thing at the provider. */
  href?: string | undefined
  /** Where `href` leads: "Stripe". */
  place?: string | undefined
  /** A word before it, not copied: "digest". */
  label?: string | undefined
  /** How many letters to show before shortening; 18 when left out. */
  length?: number | undefined
}

/** A click copies it: `Clicks` listens. */
export function Id({ id, href, place = 'the provider', label, length }: IdProps) {
  return (
    <span className="relative z-10 inline-flex max-w-full items-center align-baseline font-mono text-sm whitespace-nowrap">
      <button
        type="button"
        data-copy={id}
        title={`Copy ${id}`}
        className="inline-flex min-h-6 cursor-copy! items-center gap-1.5 rounded-sm decoration-dotted underline-offset-4 hover:underline"
      >
        {label !== undefined && <span aria-hidden>{label}</span>}
        <span aria-hidden>{shortenId(id, length)}</span>
        <span className="sr-only">{label === undefined ? `Copy ${id}` : `Copy ${label} ${id}`}</span>
      </button>
      {href !== undefined && (
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          title={`Open in ${place}`}
          className="grid size-6 place-items-center rounded-sm text-muted hover:text-ink"
        >
          <ArrowUpRight aria-hidden size={14} />
          <span className="sr-only">{`Open ${id} in ${place}, in a new tab`}</span>
        </a>
      )}
    </span>
  )
}
