'use client'

import type { Route } from 'next'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { CaseLine } from '../../cases/_list/case-line.ts'
import { CaseTable } from '../../cases/_list/case-rows.tsx'
import { type ActedLine, useRowActs } from '../../cases/_list/use-row-acts.ts'
import { many } from './queue-words.ts'

/** The first of the cases that wait, and how many there are. */
interface Waiting {
  lines: readonly CaseLine[]
  count: number
}

interface CaseListsProps {
  mine: Waiting
  nobodys: Waiting
  /** The name of whoever looks. */
  me: string
}

/** Cases that wait, below the requests: the reader's own, then those that nobody has. What runs out first is on top. */
export function CaseLists({ mine, nobodys, me }: CaseListsProps) {
  const acted = useRowActs([...mine.lines, ...nobodys.lines], me, true)
  const own = mine.lines.length
  return (
    <>
      <CaseList
        title="Your cases"
        all="/cases?state=open&who=me&sort=due"
        lines={acted.slice(0, own)}
        count={mine.count}
      />
      <CaseList
        title="Cases that nobody has"
        all="/cases?state=open&who=nobody&sort=due"
        lines={acted.slice(own)}
        count={nobodys.count}
      />
    </>
  )
}

interface CaseListProps {
  title: string
  all: string
  lines: readonly ActedLine[]
  count: number
}

function CaseList({ title, all, lines, count }: CaseListProps) {
  if (lines.length === 0) return null
  return (
    <section aria-label={title} className="mt-6">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-semibold">
          {title} <span className="font-normal text-muted">{many(count)}</span>
        </h2>
        {count > lines.length && <TextLink href={all as Route}>See all {many(count)}</TextLink>}
      </div>
      <CaseTable caption={title} lines={lines} />
    </section>
  )
}
