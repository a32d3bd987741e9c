import type { Metadata } from 'next'
import { findSessions, type SessionRow } from '#lib/auth/find-sessions.ts'
import { visit } from '#lib/page.ts'
import { NeedsRole } from '../../_shell/needs-role.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'
import { PageHead } from '../../_ui/page-head.tsx'
import { Pill } from '../../_ui/pill.tsx'
import { RowKeys } from '../../_ui/row-keys.tsx'
import { Time } from '../../_ui/time.tsx'
import { browserWords } from './_parts/browser-words.ts'
import { EndButton } from './_parts/end-button.tsx'

export const metadata: Metadata = { title: 'Where you are signed in' }

const crumbs = [{ label: 'Where you are signed in' }]

export default async function Sessions() {
  const { actor } = await visit('session:end')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="session:end" />
  const sessions = await findSessions(actor)
  const others = sessions.filter(({ current }) => !current)
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead
        title={titleOf(others.length)}
        aside={
          others.length > 1 && (
            <EndButton
              sessionIds={others.map(({ id }) => id)}
              label="End all others: every session but this one"
              words="End all others"
            />
          )
        }
      >
        A session ends by itself after an hour without use, after twelve hours in any case, and as soon as an
        admin takes one of your roles.
      </PageHead>
      <RowKeys>
        <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
          {sessions.map((session) => (
            <SessionLine key={session.id} session={session} />
          ))}
        </ul>
      </RowKeys>
    </PageFrame>
  )
}

function SessionLine({ session: { id, browser, startedAt, lastSeenAt, current } }: { session: SessionRow }) {
  const words = browserWords(browser)
  return (
    <li className="grid min-h-[58px] items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {words}
          {current && <Pill tone="accent">this browser</Pill>}
        </p>
        <p className="text-sm text-muted">
          Signed in <Time at={startedAt} />, last used <Time at={lastSeenAt} />
        </p>
      </div>
      {!current && <EndButton sessionIds={[id]} label={`End the session of ${words}`} words="End" />}
    </li>
  )
}

const titleOf = (others: number) =>
  others === 0
    ? 'You are signed in here and nowhere else'
    : `You are signed in here and in ${others === 1 ? 'one other browser' : `${others} other browsers`}`
