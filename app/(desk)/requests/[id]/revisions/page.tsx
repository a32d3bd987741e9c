import type { Metadata, Route } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import type { ReactNode } from 'react'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { cx } from '#app/_ui/cx.ts'
import { FilterPills } from '#app/_ui/filter-pills.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { compareRevisions, type ComparedRevision } from '#lib/attribution/compare-revisions.ts'
import { Refusal } from '#lib/errors.ts'
import { visit } from '#lib/page.ts'
import { counted } from '../../_plan/counted.ts'
import { findPlace } from '../../_plan/find-place.ts'
import { PlanView } from '../../_plan/plan-view.tsx'
import { compareFacts } from './_parts/compared-facts.ts'
import { FactTable } from './_parts/fact-table.tsx'
import { pairAddress, pairIn, pairsOf } from './_parts/pair.ts'
import { RevisionCard } from './_parts/revision-card.tsx'

export const metadata: Metadata = { title: 'Revisions' }

interface Props {
  params: Promise<{ id: string }>
  searchParams: Promise<{ compare?: string | string[] }>
}

export default async function Revisions({ params, searchParams }: Props) {
  const { actor } = await visit('request:see')
  if (!actor)
    return <NeedsRole crumbs={[{ label: 'Requests', href: '/requests' }]} permission="request:see" />
  const { id } = await params
  if (!z.uuid().safeParse(id).success) notFound()
  const pair = await compareRevisions(actor, id, pairIn((await searchParams).compare)).catch(
    (error: unknown) => {
      if (error instanceof Refusal && error.kind === 'not found') notFound()
      throw error
    },
  )
  const { request, left, right } = pair
  const name = `R-${String(request.number)}`
  const pairs = pairsOf(request.revision)
  return (
    <PageFrame
      crumbs={[
        { label: 'Requests', href: '/requests' },
        { label: name, href: `/requests/${id}` as Route },
        { label: 'Revisions' },
      ]}
    >
      <PageHead
        title={
          left.number === right.number
            ? `${name} has one revision`
            : `${name}: revision ${left.number} beside revision ${right.number}`
        }
      >
        {request.revision === 1
          ? 'An edit makes the next one; this one then stays here to be read.'
          : 'Whatever was edited stays as it was. Only the current revision can be decided and carried out.'}
      </PageHead>
      <div className="grid gap-6">
        {pairs.length > 1 && (
          <FilterPills
            label="Which revisions"
            pills={pairs.map(([one, other]) => ({
              label: `${one} beside ${other}`,
              href: pairAddress(id, [one, other]),
              current: one === left.number && other === right.number,
            }))}
          />
        )}
        <Beside left={left} right={right}>
          {(revision) => <RevisionCard revision={revision} current={revision.number === request.revision} />}
        </Beside>
        {left.number !== right.number && <Differences left={left} right={right} />}
        <Beside left={left} right={right} wide>
          {(revision) => (
            <PlanView
              title={`Plan of revision ${revision.number}`}
              plan={revision.plan}
              readAt={revision.readAt}
              digest={revision.digest}
              place={findPlace(revision.plan)}
            />
          )}
        </Beside>
      </div>
    </PageFrame>
  )
}

interface Pair {
  left: ComparedRevision
  right: ComparedRevision
}

interface BesideProps extends Pair {
  /** They take much room: beside each other only on a large screen. */
  wide?: boolean
  children: (revision: ComparedRevision) => ReactNode
}

function Beside({ left, right, wide = false, children }: BesideProps) {
  if (left.number === right.number) return children(left)
  return (
    <div className={cx('grid grid-cols-1 items-start gap-6', wide ? '2xl:grid-cols-2' : 'lg:grid-cols-2')}>
      {children(left)}
      {children(right)}
    </div>
  )
}

function Differences({ left, right }: Pair) {
  const { changed, same } = compareFacts(left, right)
  const heads = [`Revision ${left.number}`, `Revision ${right.number}`] as const
  return (
    <Panel title="What changed" note={counted(changed.length, 'fact')}>
      {changed.length === 0 ? (
        <p className="text-muted">Nothing: the same was asked for, and the same was found.</p>
      ) : (
        <FactTable caption="What changed between the two revisions" facts={changed} heads={heads} changed />
      )}
      {same.length > 0 && (
        <details className="mt-3 border-t border-line pt-2">
          <summary className="inline-block min-h-6 cursor-pointer rounded-sm text-muted underline decoration-1 underline-offset-2">
            {counted(same.length, 'fact')} {same.length === 1 ? 'is' : 'are'} the same in both
          </summary>
          <div className="mt-2">
            <FactTable caption="What is the same in both revisions" facts={same} heads={heads} />
          </div>
        </details>
      )}
    </Panel>
  )
}
