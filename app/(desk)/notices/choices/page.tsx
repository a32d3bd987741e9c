import type { Metadata } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { findChoices } from '#lib/notices/find-choices.ts'
import { hasMail } from '#lib/notices/has-mail.ts'
import { kinds, kindsFor } from '#lib/notices/kinds.ts'
import { visit } from '#lib/page.ts'
import { ChoiceRow } from './_parts/choice-row.tsx'

export const metadata: Metadata = { title: 'How you are told' }

const crumbs = [{ label: 'Notices', href: '/notices' as const }, { label: 'How you are told' }]

export default async function NoticeChoices() {
  const { who, actor } = await visit('notice:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="notice:see" />
  const chosen = await findChoices(actor)
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title="How you are told">
        Everything stands on your page Notices. What you have not read there also comes by mail to {who.email}
        : at once, once a day in one mail after 07:00 UTC, or not at all.
      </PageHead>
      {!hasMail() && (
        <div className="mb-4">
          <Callout tone="warn" title="The desk has no mail server, so you are told only in the desk.">
            What you choose counts as soon as whoever runs the desk sets SMTP_URL and MAIL_FROM.
          </Callout>
        </div>
      )}
      <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
        {kindsFor(who.roles).map((kind) => (
          <li key={kind}>
            <ChoiceRow kind={kind} title={kinds[kind].title} note={kinds[kind].note} chosen={chosen[kind]} />
          </li>
        ))}
      </ul>
    </PageFrame>
  )
}
