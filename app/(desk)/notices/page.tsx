import { BellRing } from 'lucide-react'
import type { Metadata, Route } from 'next'
import { NeedsRole } from '#app/_shell/needs-role.tsx'
import { PageFrame } from '#app/_shell/page-frame.tsx'
import { RefreshOnReturn } from '#app/_shell/refresh-on-return.tsx'
import { EmptyState } from '#app/_ui/empty-state.tsx'
import { KeyHints } from '#app/_ui/key-hints.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { Pager } from '#app/_ui/pager.tsx'
import { findNotices } from '#lib/notices/find-notices.ts'
import { hasMail } from '#lib/notices/has-mail.ts'
import { visit } from '#lib/page.ts'
import { MarkAll } from './_list/mark-all.tsx'
import { lineOf } from './_list/notice-line.ts'
import { NoticesTable } from './_list/notices-table.tsx'
import { type GivenPage, pageAt } from './_list/page-at.ts'

export const metadata: Metadata = { title: 'Notices' }

const crumbs = [{ label: 'Notices' }]

export default async function Notices({ searchParams }: { searchParams: Promise<GivenPage> }) {
  const { who, actor } = await visit('notice:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="notice:see" />
  const { before, after } = pageAt(await searchParams)
  const { rows, older, newer } = await findNotices(actor, { before, after })
  const { unread = 0 } = who
  const now = currentMoment()
  return (
    <PageFrame crumbs={crumbs}>
      <RefreshOnReturn />
      <PageHead
        title={titleOf(unread)}
        aside={
          <>
            <LinkButton href="/notices/choices">How you are told</LinkButton>
            {unread > 0 && <MarkAll />}
          </>
        }
      >
        {hasMail()
          ? `What you do not read here comes by mail to ${who.email}, as you choose.`
          : 'The desk has no mail server, so you are told only here.'}
      </PageHead>
      {rows.length === 0 ? (
        <EmptyState icon={<BellRing aria-hidden size={24} />} title="Nobody has told you anything yet">
          When a request waits for you, when somebody decides on one of yours, and before time runs out, it
          stands here, the newest first.
        </EmptyState>
      ) : (
        <>
          <NoticesTable lines={rows.map((row) => lineOf(row, now))} />
          <KeyHints more={[{ keys: ['e'], does: 'mark read' }]} />
        </>
      )}
      <div className="mt-3">
        <Pager
          older={older === undefined ? undefined : (`/notices?before=${older}` as Route)}
          newer={newer === undefined ? undefined : (`/notices?after=${newer}` as Route)}
          newest={newer === undefined ? undefined : '/notices'}
        />
      </div>
    </PageFrame>
  )
}

function titleOf(unread: number) {
  if (unread === 0) return 'You have read everything'
  if (unread === 1) return 'There is one notice that you have not read'
  return `There are ${unread < 100 ? unread : 'more than 99'} notices that you have not read`
}

function currentMoment() {
  return Date.now()
}
