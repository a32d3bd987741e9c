import type { ReactNode } from 'react'

export interface EmptyStateProps {
  icon?: ReactNode
  /** What will be here: "No request waits for you." */
  title: string
  /** How the first one comes. */
  children: ReactNode
  /** One button. */
  action?: ReactNode
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center rounded-lg border border-dashed border-line px-6 py-14 text-center">
      {icon && <div className="mb-3 text-muted">{icon}</div>}
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="mt-1 max-w-md text-balance text-muted">{children}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
