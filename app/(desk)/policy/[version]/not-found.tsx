import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'

export default function NoSuchVersion() {
  return (
    <PageFrame crumbs={[{ label: 'Policy', href: '/policy' }, { label: 'Not found' }]}>
      <h1 className="sr-only">There is no such version</h1>
      <EmptyState
        title="There is no such version."
        action={
          <LinkButton href="/policy" hotkey="l">
            See all versions
          </LinkButton>
        }
      >
        Versions are numbered from 1, in the order in which they were proposed.
      </EmptyState>
    </PageFrame>
  )
}
