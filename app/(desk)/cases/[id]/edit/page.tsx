import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { findCauses } from '#lib/cases/find-lists.ts'
import { caseName } from '#lib/cases/rules.ts'
import { visit } from '#lib/page.ts'
import { CaseForm } from '../../_form/case-form.tsx'
import { valuesOf } from '../../_form/values.ts'
import { findCasePage } from '../_parts/find-case-page.ts'

export const metadata: Metadata = { title: 'Edit a case' }

export default async function EditCase({ params }: { params: Promise<{ id: string }> }) {
  const { who, actor } = await visit('case:work')
  const { id } = await params
  const found = actor && (await findCasePage(id))
  if (!found) return <NeedsRole crumbs={[{ label: 'Cases', href: '/cases' }]} permission="case:work" />
  const { row, mergedInto, cause } = found.page
  if (mergedInto) redirect(`/cases/${mergedInto.id}` as Route)
  const causes = (await findCauses(found.actor)).map((one) => ({ value: one.id, label: one.name }))
  const offered = causes.some(({ value }) => value === row.causeId)
    ? causes
    : [{ value: row.causeId, label: `${cause} (not offered any more)` }, ...causes]
  const address = `/cases/${id}` as Route
  return (
    <PageFrame
      crumbs={[
        { label: 'Cases', href: '/cases' },
        { label: caseName(row.number), href: address },
        { label: 'Edit' },
      ]}
    >
      <PageHead title={`What is known of ${caseName(row.number)}`}>
        Everybody who follows the case sees what changed.
      </PageHead>
      <CaseForm
        key={row.edits}
        draft={`case:${id}:edit:${who.id}:${row.edits}`}
        initial={valuesOf(row)}
        causes={offered}
        editing={{ caseId: id, edits: row.edits }}
      />
    </PageFrame>
  )
}
