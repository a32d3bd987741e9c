import { Callout } from '#app/_ui/callout.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { LeftAlone as Provider } from '#lib/work/find-breakers.ts'
import { RefreshAt } from '../requests/[id]/_message/refresh-at.tsx'

/** Says that a provider does not answer, since when, and when the desk tries again; then the page is read again. */
export function LeftAlone({ provider: { name, sentence, since, nextTryAt } }: { provider: Provider }) {
  return (
    <Callout tone="warn" title={`${name} does not answer.`}>
      {sentence} It has been so since <Time at={since} show="second" />. The desk tries again by itself at{' '}
      <Time at={nextTryAt} show="second" />, and goes on once it answers; nothing is lost, and nothing is sent
      twice.
      <RefreshAt at={nextTryAt.getTime()} />
    </Callout>
  )
}
