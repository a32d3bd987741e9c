import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'

export default function NoSuchRequest() {
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'Not found' }]}>
      <h1 className="sr-only">There is no such request</h1>
      <EmptyState
        title="There is no such request."
        action={
          <LinkButton href="/requests" hotkey="l">
            Look in the list of requests
          </LinkButton>
        }
      >
        The address may have been copied in part. A request is found by its number, its customer or its new
        user in the list.
      </EmptyState>
    </PageFrame>
  )
}
