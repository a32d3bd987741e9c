import { ListSkeleton } from '../../_ui/page-skeletons.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'

export default function Loading() {
  return (
    <PageFrame crumbs={[{ label: 'Requests' }]}>
      <ListSkeleton pills={0} />
    </PageFrame>
  )
}
