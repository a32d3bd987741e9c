import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { visit } from '#lib/page.ts'
import { SignupMatcher } from './_parts/signup-matcher.tsx'

export const metadata: Metadata = { title: 'Match sign-ups' }

const crumbs = [{ label: 'History', href: '/history' as const }, { label: 'Match sign-ups' }]

export default async function MatchSignups() {
  const { actor } = await visit('proof:match')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="proof:match" />
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title="Which requests does Cello show as attributed?">
        Drop in Cello’s export of sign-ups. It is matched by new user and referral code to the requests that
        were carried out; nothing is written before you have seen what would be.
      </PageHead>
      <SignupMatcher />
    </PageFrame>
  )
}
