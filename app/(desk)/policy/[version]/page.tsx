import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Timeline } from '#app/_ui/timeline.tsx'
import { counted } from '../../requests/_plan/counted.ts'
import { findVersionPage } from '../_parts/find-version-page.ts'
import { PolicyChanges } from '../_parts/policy-changes.tsx'
import { PolicyState } from '../_parts/policy-state.tsx'
import { RuleList } from '../_parts/rule-list.tsx'
import { pathNames } from '../_words/path-names.ts'
import { changedTitle, storyOf, versionTitle } from '../_words/version-words.ts'

interface Props {
  params: Promise<{ version: string }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const found = await findVersionPage((await params).version)
  return found ? { title: `Policy: ${versionTitle(found.policy).toLowerCase()}` } : {}
}

export default async function PolicyVersion({ params }: Props) {
  const given = (await params).version
  const found = await findVersionPage(given)
  const crumbs = [{ label: 'Policy', href: '/policy' as const }, { label: `Version ${given}` }]
  if (!found) return <NeedsRole crumbs={crumbs} permission="policy:see" />
  const { policy, base } = found
  const paths = pathNames()
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title={versionTitle(policy)} aside={<PolicyState state={policy.state} />}>
        {policy.because}
      </PageHead>
      <Columns share="decide">
        <Column>
          <Panel title="Rules" note={counted(policy.rules.length, 'rule')} flush>
            <RuleList rules={policy.rules} paths={paths} />
            <p className="border-t border-line px-4 py-3 text-sm text-muted">
              A request that nobody decides expires after {counted(policy.expiresAfterDays, 'day')}.
            </p>
          </Panel>
          {base && (
            <Panel title={changedTitle(policy)} note={`from version ${base.version}`} flush>
              <PolicyChanges before={base} after={policy} paths={paths} />
            </Panel>
          )}
        </Column>
        <Column sticky>
          <Timeline entries={storyOf(policy)} />
          {policy.state === 'proposed' && (
            <LinkButton href="/policy" variant="primary" wide>
              See the back-test and decide
            </LinkButton>
          )}
        </Column>
      </Columns>
    </PageFrame>
  )
}
