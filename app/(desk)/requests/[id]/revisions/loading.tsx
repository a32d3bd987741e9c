import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RequestSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingRevisions() {
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'Revisions' }]}>
      <RequestSkeleton />
    </PageFrame>
  )
}
