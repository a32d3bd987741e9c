import type { Metadata, Route } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { FilterPills } from '#app/_ui/filter-pills.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { type Actor, permit, type Who } from '#lib/auth/actor.ts'
import { findCauses, findDeclineReasons, findEvidenceAsks, findTemplates } from '#lib/cases/find-lists.ts'
import { getSla } from '#lib/cases/get-sla.ts'
import { findTokens } from '#lib/intake/find-tokens.ts'
import { visit } from '#lib/page.ts'
import { kindNames } from '../_parts/case-words.ts'
import { EntryList } from './_parts/entry-list.tsx'
import { SlaSettings } from './_parts/sla-settings.tsx'
import { TemplateList } from './_parts/template-list.tsx'
import { TokenList } from './_parts/token-list.tsx'

export const metadata: Metadata = { title: 'Settings of cases' }

const crumbs = [{ label: 'Cases', href: '/cases' as const }, { label: 'Settings' }]

const parts = {
  causes: 'Causes',
  reasons: 'Reasons for a no',
  evidence: 'Evidence',
  templates: 'Answer templates',
  clocks: 'Clocks and calendar',
  intake: 'Help desks',
} as const
type Part = keyof typeof parts
const names = Object.keys(parts) as Part[]

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function CaseSettings({ searchParams }: Props) {
  const { who, actor } = await visit('case-settings:change')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="case-settings:change" />
  const asked = [(await searchParams)['part']].flat()[0]
  const part = names.find((name) => name === asked) ?? 'causes'
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title="How cases are worked on">
        Each change counts from the next click, and stands in the audit. What is retired stays with the cases
        that have it.
      </PageHead>
      <div className="mb-4">
        <FilterPills
          label="Which settings"
          pills={names.map((name) => ({
            label: parts[name],
            href: `/cases/settings?part=${name}` as Route,
            current: name === part,
          }))}
        />
      </div>
      {await drawn(part, actor, who)}
    </PageFrame>
  )
}

async function drawn(part: Part, actor: Actor<'case-settings:change'>, who: Who) {
  switch (part) {
    case 'causes':
      return <EntryList what="cause" title="Causes" entries={(await findCauses(actor, true)).map(entryOf)} />
    case 'reasons':
      return (
        <EntryList
          what="reason"
          title="Reasons for a no"
          entries={(await findDeclineReasons(actor, true)).map((row) => ({
            ...entryOf(row),
            note: row.sentence,
          }))}
        />
      )
    case 'evidence':
      return (
        <EntryList
          what="ask"
          title="What is usually asked for"
          entries={(await findEvidenceAsks(actor, true)).map((row) => ({
            ...entryOf(row),
            kind: row.kind,
            note: kindNames[row.kind],
          }))}
        />
      )
    case 'templates':
      return (
        <TemplateList
          templates={(await findTemplates(actor, true)).map(({ retiredAt, ...row }) => ({
            ...row,
            retired: retiredAt !== null,
          }))}
        />
      )
    case 'clocks': {
      const sla = await getSla()
      return <SlaSettings sla={sla} zones={zones()} />
    }
    case 'intake':
      return <TokenList tokens={await findTokens(permit(who, 'api-token:see'))} />
  }
}

/** UTC is not among those that are named after a place. */
const zones = () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])]

const entryOf = ({ id, position, name, retiredAt }: Entry) => ({
  id,
  position,
  name,
  retired: retiredAt !== null,
})

interface Entry {
  id: string
  position: number
  name: string
  retiredAt: Date | null
}
