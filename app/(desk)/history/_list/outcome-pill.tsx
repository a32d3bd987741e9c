import { UserRound } from 'lucide-react'
import { Pill } from '#app/_ui/pill.tsx'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'
import { outcomeLooks } from './history-words.ts'

/** What a person reported carries a person's mark and no colour: the desk did not see it. */
export function OutcomePill({ outcome }: { outcome: DeliveryRow['outcome'] }) {
  const { tone, words } = outcomeLooks[outcome]
  const said = outcome === 'arrived' || outcome === 'did not arrive' || outcome === 'reported'
  return (
    <Pill tone={tone}>
      {said && <UserRound aria-hidden size={12} />}
      {words}
      {said && (
        <span className="sr-only">{outcome === 'reported' ? ' by a person' : ', reported by a person'}</span>
      )}
    </Pill>
  )
}
