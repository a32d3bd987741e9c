import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'

export default function NoSuchNotice() {
  return (
    <PageFrame crumbs={[{ label: 'Notices', href: '/notices' }, { label: 'Not found' }]}>
      <PageHead title="You have no such notice" />
      <EmptyState
        title="It was for somebody else, or its address is not whole."
        action={<LinkButton href="/notices">Your notices</LinkButton>}
      >
        A notice can be opened only by the person whom it told.
      </EmptyState>
    </PageFrame>
  )
}
