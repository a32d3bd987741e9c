import { PageFrame } from '#app/_shell/page-frame.tsx'
import { FormSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingNewRequest() {
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'New' }]}>
      <FormSkeleton fields={8} />
    </PageFrame>
  )
}
