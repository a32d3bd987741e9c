import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RequestSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingNewPolicy() {
  return (
    <PageFrame crumbs={[{ label: 'Policy', href: '/policy' }, { label: 'New' }]}>
      <RequestSkeleton />
    </PageFrame>
  )
}
