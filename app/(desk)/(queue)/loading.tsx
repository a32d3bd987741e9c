import { ListSkeleton } from '../../_ui/page-skeletons.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'

export default function Loading() {
  return (
    <PageFrame crumbs={[{ label: 'Queue' }]}>
      <ListSkeleton pills={4} />
    </PageFrame>
  )
}
