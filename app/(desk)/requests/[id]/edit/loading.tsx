import { Frame } from '#app/_shell/frame.tsx'
import { FormSkeleton } from '#app/_ui/page-skeletons.tsx'

export default function LoadingEdit() {
  return (
    <Frame crumbs={[{ label: 'Requests', href: '/requests' }, { label: 'Edit' }]}>
      <FormSkeleton fields={8} />
    </Frame>
  )
}
