import type { Route } from 'next'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { CaseQueue, CasesAtHand } from '#lib/cases/find-case-queue.ts'
import { lineOf } from '../../cases/_list/case-line.ts'
import { CaseRows } from '../../cases/_list/case-rows.tsx'
import { TakeFocused } from '../../cases/_list/take-focused.tsx'
import { many } from './queue-words.ts'

/** Cases that wait, below the requests: the reader's own, then those that nobody has. What runs out first is on top. */
export function CaseLists({ queue: { mine, nobodys } }: { queue: CaseQueue }) {
  return (
    <>
      <TakeFocused lines={[...mine.rows, ...nobodys.rows].map(lineOf)} />
      <CaseList title="Your cases" all="/cases?state=open&who=me&sort=due" atHand={mine} />
      <CaseList title="Cases that nobody has" all="/cases?state=open&who=nobody&sort=due" atHand={nobodys} />
    </>
  )
}

function CaseList({
  title,
  all,
  atHand: { rows, count },
}: {
  title: string
  all: string
  atHand: CasesAtHand
}) {
  if (rows.length === 0) return null
  return (
    <section aria-label={title} className="mt-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">
          {title} <span className="font-normal text-muted">{many(count)}</span>
        </h2>
        {count > rows.length && <TextLink href={all as Route}>See all {many(count)}</TextLink>}
      </div>
      <CaseRows caption={title} lines={rows.map(lineOf)} mayWork={false} />
    </section>
  )
}
