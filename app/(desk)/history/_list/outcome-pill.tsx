import { UserRound } from 'lucide-react'
import { Pill } from '#app/_ui/pill.tsx'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'
import { outcomeLooks } from './history-words.ts'

/** What a person reported carries a person's mark and no colour: the desk did not see it. */
export function OutcomePill({ outcome }: { outcome: DeliveryRow['outcome'] }) {
  const { tone, words } = outcomeLooks[outcome]
  const reported = outcome === 'arrived' || outcome === 'did not arrive'
  return (
    <Pill tone={tone}>
      {reported && <UserRound aria-hidden size={12} />}
      {words}
      {reported && <span className="sr-only">, reported by a person</span>}
    </Pill>
  )
}
