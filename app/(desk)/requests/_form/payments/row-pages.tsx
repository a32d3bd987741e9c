import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from '#app/_ui/button.tsx'

interface RowPagesProps {
  /** From 0. */
  start: number
  size: number
  count: number
  onPage: (page: number) => void
}

/** Some rows of a long list at a time. */
export function RowPages({ start, size, count, onPage }: RowPagesProps) {
  const page = start / size
  const end = Math.min(start + size, count)
  const number = (value: number) => value.toLocaleString('en')
  return (
    <nav
      aria-label="Rows of the payments"
      className="flex flex-wrap items-center gap-2 border-t border-line pt-2"
    >
      <p className="flex-1 text-sm text-muted tabular-nums" aria-live="polite">
        Rows {number(start + 1)} to {number(end)} of {number(count)}
      </p>
      <Button
        size="small"
        icon={<ChevronLeft aria-hidden size={16} />}
        unavailable={start === 0 ? 'These are the first rows.' : undefined}
        onClick={() => {
          onPage(page - 1)
        }}
      >
        Before
      </Button>
      <Button
        size="small"
        unavailable={end === count ? 'These are the last rows.' : undefined}
        onClick={() => {
          onPage(page + 1)
        }}
      >
        After
        <ChevronRight aria-hidden size={16} />
      </Button>
    </nav>
  )
}
