import { ShieldQuestion } from 'lucide-react'
import { permissions, type Permission } from '#lib/auth/permissions.ts'
import { findAdmins } from '#lib/people/find-people.ts'
import { EmptyState } from '../_ui/empty-state.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { PageHead } from '../_ui/page-head.tsx'
import { PageFrame, type PageFrameProps } from './page-frame.tsx'

export interface NeedsRoleProps extends Pick<PageFrameProps, 'crumbs'> {
  permission: Permission
}

/** In place of one page for someone whose roles do not open it: which role does, and whom to ask. */
export async function NeedsRole({ crumbs, permission }: NeedsRoleProps) {
  const needed = permissions[permission].filter((holder) => holder !== 'desk')
  const admins = await findAdmins()
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title={`This page needs the role ${listed(needed)}`} />
      <EmptyState
        icon={<ShieldQuestion aria-hidden size={24} />}
        title="You do not have it."
        action={<LinkButton href="/">Back to the queue</LinkButton>}
      >
        Ask {listed(admins.map(({ name }) => name))} for it, then open this page again.
      </EmptyState>
    </PageFrame>
  )
}

const listed = (words: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(words)
