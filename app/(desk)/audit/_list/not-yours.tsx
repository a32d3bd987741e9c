import { PageFrame } from '#app/_shell/page-frame.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { findAdmins } from '#lib/people/find-people.ts'

/** For whoever is signed in without the role manager: whom to ask. */
export async function NotYours() {
  const admins = await findAdmins()
  const names = admins.map(({ name }) => name).join(' or ')
  return (
    <PageFrame crumbs={[{ label: 'Audit' }]}>
      <PageHead title="Managers read the audit" />
      <EmptyState
        title="You do not have the role manager."
        action={<LinkButton href="/">Go to the queue</LinkButton>}
      >
        {`Ask ${names === '' ? 'an admin' : names} to give it to you on the page People; then open this page again.`}{' '}
        What became of one request stands on its own page, for everybody.
      </EmptyState>
    </PageFrame>
  )
}
