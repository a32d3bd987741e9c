import { PageFrame } from '../_shell/page-frame.tsx'

export default function Queue() {
  return <PageFrame crumbs={[{ label: 'Queue' }]}>Queue</PageFrame>
}
