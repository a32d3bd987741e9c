import { SlidersHorizontal } from 'lucide-react'
import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RefreshOnReturn } from '#app/_shell/refresh-on-return.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { findCurrent, findPolicies } from '#lib/policy/find-policies.ts'
import { visit } from '#lib/page.ts'
import { InForce } from './_parts/in-force.tsx'
import { NobodyDecides } from './_parts/nobody-decides.tsx'
import { Proposal } from './_parts/proposal.tsx'
import { standingOf } from './_parts/standing.ts'
import { Versions } from './_parts/versions.tsx'
import { pathNames } from './_words/path-names.ts'
import { policyTitle } from './_words/policy-title.ts'

export const metadata: Metadata = { title: 'Policy' }

const crumbs = [{ label: 'Policy' }]

interface PolicyProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function Policy({ searchParams }: PolicyProps) {
  const { who, actor } = await visit('policy:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="policy:see" />
  const before = versionIn((await searchParams)['before'])
  const [{ current, proposal }, versions] = await Promise.all([
    findCurrent(actor),
    findPolicies(actor, before),
  ])
  const standing = await standingOf(who, proposal)
  const paths = pathNames()
  return (
    <PageFrame crumbs={crumbs}>
      <RefreshOnReturn />
      <PageHead
        title={policyTitle(current.rules)}
        aside={
          standing.admin &&
          proposal === null && (
            <LinkButton
              href="/policy/new"
              hotkey="n"
              variant="primary"
              icon={<SlidersHorizontal aria-hidden size={16} />}
            >
              Propose a change
            </LinkButton>
          )
        }
      >
        {proposal === null
          ? 'The first rule that holds counts. A change is proposed by one admin and decided by another.'
          : `Version ${current.version} counts; version ${proposal.version} is proposed and waits for a decision.`}
      </PageHead>
      <div className="grid grid-cols-1 gap-6">
        {standing.admin && proposal === null && standing.deciders.length === 0 && (
          <NobodyDecides>
            A change that you propose needs a second admin to decide it: give the role to somebody on the page
            People first.
          </NobodyDecides>
        )}
        {proposal && (
          <Proposal
            proposal={proposal}
            current={current}
            actor={actor}
            who={who}
            standing={standing}
            paths={paths}
          />
        )}
        <InForce current={current} paths={paths} />
        <Versions rows={versions.rows} older={versions.older} newest={before === undefined} />
      </div>
    </PageFrame>
  )
}

function versionIn(given: string | string[] | undefined) {
  const text = [given].flat()[0] ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
