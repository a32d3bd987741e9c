import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { findCurrent } from '#lib/policy/find-policies.ts'
import { findGivers } from '#lib/policy/find-givers.ts'
import { visit } from '#lib/page.ts'
import { PolicyEditor } from '../_form/policy-editor.tsx'
import { standingOf } from '../_parts/standing.ts'
import { pathNames } from '../_words/path-names.ts'

export const metadata: Metadata = { title: 'Propose a change of the policy' }

const crumbs = [{ label: 'Policy', href: '/policy' as const }, { label: 'New' }]

export default async function NewPolicy() {
  const { who, actor } = await visit('policy:propose')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="policy:propose" />
  const [{ current, proposal }, givers] = await Promise.all([findCurrent(actor), findGivers(actor)])
  const { version, rules, expiresAfterDays } = current
  const { deciders } = await standingOf(who, null)
  return (
    <PageFrame crumbs={crumbs}>
      <PolicyEditor
        key={version}
        draftName={`policy draft ${who.id}`}
        current={{ version, rules, expiresAfterDays }}
        waiting={proposal?.version}
        alone={deciders.length === 0}
        givers={givers}
        paths={pathNames()}
      />
    </PageFrame>
  )
}
