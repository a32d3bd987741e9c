import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'

export default function NoSuchDelivery() {
  return (
    <PageFrame crumbs={[{ label: 'History', href: '/history' }, { label: 'Not found' }]}>
      <h1 className="sr-only">There is no such delivery</h1>
      <EmptyState
        title="There is no such delivery."
        action={<LinkButton href="/history">Look in the history</LinkButton>}
      >
        The address may have been copied in part. A delivery is found by its request, its customer, its event
        or its invoice.
      </EmptyState>
    </PageFrame>
  )
}
