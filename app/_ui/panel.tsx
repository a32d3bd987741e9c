import { useId, type ReactNode } from 'react'
import { cx } from './cx.ts'

export interface PanelProps {
  title?: string | undefined
  /** The title is spoken, not shown. */
  silentTitle?: boolean | undefined
  /** Beside the title, quieter: "revision 2". */
  note?: ReactNode
  /** At the right of the title: a digest, a pill. */
  aside?: ReactNode
  footer?: ReactNode
  /** No room around the children, for tables and lists that bring their own. */
  flush?: boolean | undefined
  children: ReactNode
}

export function Panel({ title, silentTitle, note, aside, footer, flush, children }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className="min-w-0 rounded-lg border border-line bg-panel"
    >
      {silentTitle && (
        <h2 id={id} className="sr-only">
          {title}
        </h2>
      )}
      {title !== undefined && !silentTitle && (
        <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-4 border-b border-line px-4 py-2">
          <div className="flex flex-wrap items-baseline gap-x-2">
            <h2 id={id} className="font-semibold">
              {title}
            </h2>
            {note && <span className="text-muted">{note}</span>}
          </div>
          {aside && <div className="text-muted">{aside}</div>}
        </div>
      )}
      <div className={cx(!flush && 'p-4')}>{children}</div>
      {footer && (
        <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-3">
          {footer}
        </div>
      )}
    </section>
  )
}
