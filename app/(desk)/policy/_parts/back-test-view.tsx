import type { Route } from 'next'
import { TextLink } from '#app/_ui/text-link.tsx'
import type { BackTested, ChangedRequests } from '#lib/policy/back-test.ts'
import { backTestWords } from '../_words/back-test-words.ts'
import { requirementWords } from '../_words/requirement-words.ts'
import { counted } from '../../requests/_plan/counted.ts'

export interface BackTestViewProps {
  tested: BackTested
  /** Names of the rules that were tried, in their order; left out where each shows its own count. */
  rules?: readonly string[] | undefined
}

/** What these rules would have done to the requests of the last 90 days. */
export function BackTestView({ tested, rules }: BackTestViewProps) {
  const { requests, cut, more, less, other } = tested
  return (
    <div className="grid gap-4">
      <p>
        {backTestWords(tested)}
        {cut && ' More were filed: the newest were looked at.'}
      </p>
      {requests > 0 && (
        <>
          {rules && <ByRule rules={rules} tested={tested} />}
          <Group title="Asked for more" changed={more} />
          <Group title="Asked for less" changed={less} />
          <Group title="Asked for something else" changed={other} />
        </>
      )}
    </div>
  )
}

interface ByRuleProps {
  rules: readonly string[]
  tested: BackTested
}

/** How many each rule catches; those that catch none are folded away where there are many. */
function ByRule({ rules, tested: { byRule, requests } }: ByRuleProps) {
  const all = rules.map((name, at) => ({ name, number: at + 1, caught: byRule[at] ?? 0 }))
  const idle = all.length > manyRules ? all.filter(({ caught }) => caught === 0) : []
  const line = ({ name, number, caught }: (typeof all)[number]) => (
    <li key={name} className="flex min-h-9 items-center justify-between gap-4 py-1">
      <span className="min-w-0 wrap-anywhere">
        <span className="text-muted">{number}</span> {name}
      </span>
      <span className="shrink-0 text-muted">
        {caught} of {requests}
        <span className="sr-only"> requests caught</span>
      </span>
    </li>
  )
  return (
    <div className="divide-y divide-line border-y border-line text-sm">
      <ol className="divide-y divide-line">{all.filter((one) => !idle.includes(one)).map(line)}</ol>
      {idle.length > 0 && (
        <details>
          <summary className="min-h-9 py-2 text-muted">
            {counted(idle.length, 'rule')} would have caught none
          </summary>
          <ol className="divide-y divide-line">{idle.map(line)}</ol>
        </details>
      )}
    </div>
  )
}

const manyRules = 8
const shown = 5

function Group({ title, changed: { count, newest } }: { title: string; changed: ChangedRequests }) {
  if (count === 0) return null
  const rest = newest.slice(shown)
  return (
    <section>
      <h3 className="text-sm font-medium">
        {title} <span className="font-normal text-muted">{count}</span>
      </h3>
      <Requests changed={newest.slice(0, shown)} />
      {rest.length > 0 && (
        <details className="text-sm">
          <summary className="min-h-6 py-1 text-muted">
            Show {counted(rest.length, 'more request', 'more requests')}
          </summary>
          <Requests changed={rest} />
          {count > newest.length && (
            <p className="py-1 text-muted">And {counted(count - newest.length, 'older one')}.</p>
          )}
        </details>
      )}
    </section>
  )
}

function Requests({ changed }: { changed: ChangedRequests['newest'] }) {
  return (
    <ul className="divide-y divide-line text-sm">
      {changed.map(({ id, number, before, after, rule }) => (
        <li key={id} className="py-1.5">
          <p className="flex flex-wrap items-baseline justify-between gap-x-4">
            <TextLink href={`/requests/${id}` as Route}>R-{number}</TextLink>
            <span className="text-muted wrap-anywhere">{rule}</span>
          </p>
          <p className="wrap-anywhere">
            <span className="sr-only">before: </span>
            <del className="text-bad">{requirementWords(before)}</del> <span aria-hidden>→</span>{' '}
            <span className="sr-only">after: </span>
            <ins className="text-good no-underline">{requirementWords(after)}</ins>
          </p>
        </li>
      ))}
    </ul>
  )
}
