import { Frame } from '#app/_shell/frame.tsx'
import { RequestSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingNewPolicy() {
  return (
    <Frame crumbs={[{ label: 'Policy', href: '/policy' }, { label: 'New' }]}>
      <RequestSkeleton />
    </Frame>
  )
}
