import { PageFrame } from '#app/_shell/page-frame.tsx'
import { FormSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingEdit() {
  return (
    <PageFrame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'Edit' }]}>
      <FormSkeleton fields={8} />
    </PageFrame>
  )
}
