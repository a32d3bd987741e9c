import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { getRequest, type RequestPage } from '#lib/attribution/get-request.ts'
import { became, editableStates, isOneOf } from '#lib/attribution/rules.ts'
import { Refusal } from '#lib/errors.ts'
import { visit } from '#lib/page.ts'
import { findPaths } from '../../_form/find-paths.ts'
import { NotEditable, NotYours } from '../../_form/not-here.tsx'
import { RequestForm } from '../../_form/request-form.tsx'
import { valuesOf } from './values-of.ts'
import { WhyEdited } from './why-edited.tsx'

export const metadata: Metadata = { title: 'Edit a request' }

export default async function EditRequest({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const { who, actor } = await visit('request:file')
  const { actor: reader } = await visit('request:see')
  if (!reader || !z.uuid().safeParse(id).success) notFound()
  const page = await getRequest(reader, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  })
  const { request } = page
  const name = `R-${String(request.number)}`
  const href = `/requests/${id}` as Route
  const next = String(request.revision + 1)
  const crumbs = [{ label: 'Requests', href: '/requests' as Route }, { label: name, href }, { label: 'Edit' }]
  return (
    <PageFrame crumbs={crumbs}>
      {!actor && <NotYours />}
      {actor && !isOneOf(request.state, editableStates) && (
        <NotEditable href={href} title={`${name} cannot be edited: ${became[request.state]}`}>
          Only a request that waits, was returned, is stale or failed takes another revision.
        </NotEditable>
      )}
      {actor && isOneOf(request.state, editableStates) && (
        <RequestForm
          key={request.revision}
          draftName={`draft ${who.id} ${id}`}
          paths={findPaths()}
          initial={valuesOf(page)}
          editing={{ requestId: id, revision: request.revision }}
          title={`Edit ${name}`}
          lead={`Saving makes revision ${next}; decisions on revision ${String(request.revision)} are void.${voidWords(page)} You will not be able to decide it.`}
        >
          <WhyEdited page={page} />
        </RequestForm>
      )}
    </PageFrame>
  )
}

/** Whose approval the edit makes void. */
function voidWords({ approvals }: RequestPage) {
  const names = (approvals?.given ?? []).map(({ name }) => name)
  if (names.length === 0) return ''
  return ` ${new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names)} approved that one, and has to decide again.`
}
