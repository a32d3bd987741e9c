import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RequestSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function Loading() {
  return (
    <PageFrame crumbs={[{ label: 'History', href: '/history' }, { label: 'Loading' }]}>
      <RequestSkeleton />
    </PageFrame>
  )
}
