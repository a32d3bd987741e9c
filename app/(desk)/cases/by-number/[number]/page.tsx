import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { findCaseId } from '#lib/cases/get-case.ts'
import { visit } from '#lib/page.ts'

/** C-1042 leads to its case; a number that is not there, to the search for it. */
export default async function CaseByNumber({ params }: { params: Promise<{ number: string }> }) {
  const { number } = await params
  const { actor } = await visit('case:see')
  if (!actor) redirect('/')
  const digits = /\d{1,9}$/.exec(decodeURIComponent(number))?.[0]
  const id = digits === undefined ? undefined : await findCaseId(actor, Number(digits))
  redirect((id === undefined ? `/cases?text=${number}` : `/cases/${id}`) as Route)
}
