import type { ReactNode } from 'react'
import { cx } from './cx.ts'

const shares = {
  decide: 'lg:grid-cols-[minmax(0,1fr)_20rem]',
  write: 'lg:grid-cols-[minmax(0,3fr)_minmax(0,5fr)]',
  even: 'lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]',
}

export interface ColumnsProps {
  /** decide: a wide column and a narrow one. write: a form and the plan beside it. even: a form that holds a table. */
  share: keyof typeof shares
  children: ReactNode
}

/** Two columns that follow each other in the same order where there is room for one. */
export function Columns({ share, children }: ColumnsProps) {
  return <div className={cx('grid grid-cols-1 items-start gap-6', shares[share])}>{children}</div>
}

export function Column({ children, sticky }: { children: ReactNode; sticky?: boolean | undefined }) {
  return (
    <div
      className={cx(
        'grid min-w-0 grid-cols-1 gap-6',
        sticky && 'lg:sticky lg:top-[calc(var(--banner,0px)+1.5rem)]',
      )}
    >
      {children}
    </div>
  )
}
