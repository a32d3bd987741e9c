import { Panel } from '#app/_ui/panel.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import { cache, type ReactNode } from 'react'
import type { Actor } from '#lib/auth/actor.ts'
import { backTest } from '#lib/policy/back-test.ts'
import type { Rule } from '#lib/policy/rules.ts'
import { backTestWords } from '../_words/back-test-words.ts'
import { BackTestView } from './back-test-view.tsx'

export interface ProposalBackTestProps {
  actor: Actor<'policy:see'>
  rules: readonly Rule[]
}

/** Once for the page, though its panel and the decision both tell of it. */
const tested = cache(backTest)

export async function ProposalBackTest({ actor, rules }: ProposalBackTestProps) {
  return (
    <BackTestPanel>
      <BackTestView tested={await tested(actor, rules)} rules={rules.map(({ name }) => name)} />
    </BackTestPanel>
  )
}

/** The same in a sentence, beside the decision. */
export async function BackTestSentence({ actor, rules }: ProposalBackTestProps) {
  return <p className="text-sm">{backTestWords(await tested(actor, rules))}</p>
}

export function BackTestToCome() {
  return (
    <BackTestPanel>
      <Loading>
        <Skeleton className="h-5 w-3/4" />
        <Skeleton className="mt-4 h-9 w-full" />
        <Skeleton className="mt-2 h-9 w-full" />
      </Loading>
    </BackTestPanel>
  )
}

const BackTestPanel = ({ children }: { children: ReactNode }) => (
  <Panel title="Back-test" note="as if it had been in force">
    {children}
  </Panel>
)
