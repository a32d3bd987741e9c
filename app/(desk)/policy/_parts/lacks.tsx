import { Callout } from '#app/_ui/callout.tsx'
import { Finding, Findings } from '#app/_ui/findings.tsx'
import { groupLacks, type Lack } from '../_words/lacks-of.ts'

/** What nobody could give now, and rules that never count: each sentence once, with the rules it is about. */
export function Lacks({ lacks }: { lacks: readonly Lack[] }) {
  if (lacks.length === 0) return null
  return (
    <Callout tone="warn" title="To know before deciding.">
      <div className="mt-1.5">
        <Findings>
          {groupLacks(lacks).map(({ rules, sentence }) => (
            <Finding key={sentence} tone="warn" title={`${rules}:`}>
              {sentence}
            </Finding>
          ))}
        </Findings>
      </div>
    </Callout>
  )
}
