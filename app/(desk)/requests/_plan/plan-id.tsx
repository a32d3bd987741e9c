import { Id } from '#app/_ui/id.tsx'
import type { Place } from './place.ts'

/** An id of the plan, linked to the provider's dashboard where that shows it. */
export function PlanId({ id, place, length }: { id: string; place: Place; length?: number }) {
  return <Id id={id} href={place.links[id]} place={place.name} length={length} />
}
