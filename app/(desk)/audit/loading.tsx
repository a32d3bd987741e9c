import { PageFrame } from '#app/_shell/page-frame.tsx'
import { ListSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function Loading() {
  return (
    <PageFrame crumbs={[{ label: 'Audit' }]}>
      <ListSkeleton pills={3} />
    </PageFrame>
  )
}
