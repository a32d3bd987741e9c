import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { permit } from '#lib/auth/actor.ts'
import { findCauses } from '#lib/cases/find-lists.ts'
import { visit } from '#lib/page.ts'
import { CaseForm } from '../_form/case-form.tsx'
import { empty } from '../_form/values.ts'

export const metadata: Metadata = { title: 'New case' }

const crumbs = [{ label: 'Cases', href: '/cases' as const }, { label: 'New' }]

export default async function NewCase() {
  const { who, actor } = await visit('case:open')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="case:open" />
  const causes = await findCauses(permit(who, 'case:see'))
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title="Who says that they referred whom?">
        Write down what is known; the rest is asked for. What stands here already is shown beside it.
      </PageHead>
      <CaseForm
        draft={`case:new:${who.id}`}
        initial={empty}
        causes={causes.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </PageFrame>
  )
}
