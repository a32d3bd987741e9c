import { History } from 'lucide-react'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'

export interface NoDeliveriesProps {
  filtered: boolean
  /** Beyond the last page, or at a page whose key is gone. */
  paged: boolean
}

export function NoDeliveries({ filtered, paged }: NoDeliveriesProps) {
  const icon = <History aria-hidden size={24} />
  if (paged || filtered)
    return (
      <EmptyState
        icon={icon}
        title={paged ? 'There are no older deliveries here' : 'Nothing was sent that fits'}
        action={<LinkButton href="/history">Show every delivery</LinkButton>}
      >
        Ids, numbers and e-mail addresses must be whole. Take a filter away above, or all of them.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={icon}
      title="Nothing was sent yet"
      action={<LinkButton href="/requests">See the requests</LinkButton>}
    >
      When a second person approves a request, the desk carries it out. Each call that it makes is kept here
      for good, with who asked, who approved and what came back.
    </EmptyState>
  )
}
