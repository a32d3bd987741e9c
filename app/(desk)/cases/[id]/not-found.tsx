import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'

export default function NoSuchCase() {
  return (
    <PageFrame crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Not found' }]}>
      <h1 className="sr-only">There is no such case</h1>
      <EmptyState
        title="There is no such case."
        action={
          <LinkButton href="/cases" hotkey="l">
            Look in the list of cases
          </LinkButton>
        }
      >
        The address may have been copied in part. A case is found by its number, its people or a word of its
        notes in the list.
      </EmptyState>
    </PageFrame>
  )
}
