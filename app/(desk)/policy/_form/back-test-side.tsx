import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { cx } from '#app/_ui/cx.ts'
import { Panel } from '#app/_ui/panel.tsx'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import { BackTestView } from '../_parts/back-test-view.tsx'
import { backTestWords } from '../_words/back-test-words.ts'
import type { Testing } from './use-back-test.ts'

interface BackTestSideProps {
  testing: Testing
  testAgain: () => void
}

/** What the rules that stand in the form would have done, beside them. */
export function BackTestSide({ testing, testAgain }: BackTestSideProps) {
  const shown =
    testing.state === 'tested' ? testing.tested : testing.state === 'testing' ? testing.last : null
  return (
    <Panel title="Back-test" note="as if it had been in force">
      <p role="status" className="sr-only">
        {testing.state === 'tested' && backTestWords(testing.tested)}
      </p>
      {testing.state === 'incomplete' && (
        <p className="text-sm text-muted">
          As soon as every rule is right, this says what they would have done to the requests of the last 90
          days.
        </p>
      )}
      {testing.state === 'refused' && (
        <Callout
          tone={testing.refusal.kind === 'invalid' ? 'bad' : 'warn'}
          title="It was not tried."
          action={
            testing.refusal.kind !== 'invalid' && (
              <Button size="small" onClick={testAgain}>
                Try again
              </Button>
            )
          }
        >
          {testing.refusal.sentence}
        </Callout>
      )}
      {testing.state === 'testing' && shown === null && <Waiting />}
      {shown && (
        <div
          aria-busy={testing.state === 'testing'}
          className={cx(testing.state === 'testing' && 'opacity-50')}
        >
          <BackTestView tested={shown} />
        </div>
      )}
    </Panel>
  )
}

function Waiting() {
  return (
    <div aria-hidden>
      <Skeleton className="h-5 w-3/4" />
      <Skeleton className="mt-4 h-9 w-full" />
    </div>
  )
}
