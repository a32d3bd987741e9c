import { Frame } from '#app/_shell/frame.tsx'
import { RequestSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function Loading() {
  return (
    <Frame crumbs={[{ label: 'Cases', href: '/cases' }, { label: 'Loading' }]}>
      <RequestSkeleton />
    </Frame>
  )
}
