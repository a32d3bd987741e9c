import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { findRequests } from '#lib/attribution/find-requests.ts'
import { visit } from '#lib/page.ts'

/** R-1042 leads to its request; a number that is not there, to the search for it. */
export default async function RequestByNumber({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  const { actor } = await visit('request:see')
  if (!actor) redirect('/')
  const text = decodeURIComponent(number)
  const { rows } = await findRequests(actor, { text })
  const [only] = rows
  redirect((only && rows.length === 1 ? `/requests/${only.id}` : `/requests?text=${number}`) as Route)
}
