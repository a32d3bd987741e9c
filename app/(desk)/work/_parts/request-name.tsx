import type { Route } from 'next'
import { PlainLink } from '#app/_ui/plain-link.tsx'
import { requestNumber } from '../../_requests/request-words.ts'

export interface RequestNameProps {
  id: string | null
  number: number | null
  /** It is the row's own link, for j and k. */
  row?: boolean | undefined
}

/** The request that a job is about, as a link to it. */
export function RequestName({ id, number, row }: RequestNameProps) {
  if (id === null || number === null) return <span className="text-muted">a request that is gone</span>
  return (
    <PlainLink
      href={`/requests/${id}` as Route}
      className="underline decoration-1 underline-offset-2 hover:decoration-2"
      {...(row && { 'data-row-link': '' })}
    >
      {requestNumber(number)}
    </PlainLink>
  )
}
