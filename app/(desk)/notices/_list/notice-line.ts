import type { Route } from 'next'
import type { NoticeRow } from '#lib/notices/find-notices.ts'
import { kinds } from '#lib/notices/kinds.ts'

/** One notice, in the words that are drawn. */
export interface NoticeLine {
  id: string
  href: Route
  sentence: string
  kind: string
  at: Date
  read: boolean
  /** What became of its mail, where it may not have left. */
  mail: string | null
}

/** A talk with the mail server is over by then. Milliseconds. */
const longestTalk = 60_000

export const lineOf = (row: NoticeRow, now: number): NoticeLine => ({
  id: row.id,
  href: `/notices/${row.id}` as Route,
  sentence: row.sentence,
  kind: kinds[row.kind].title,
  at: row.toldAt,
  read: row.readAt !== null,
  mail: mailWords(row, now),
})

function mailWords({ mail, mailAt }: NoticeRow, now: number) {
  if (mail === 'refused') return 'The mail server did not take the mail about this.'
  const lost =
    mail === 'unknown' || (mail === 'open' && mailAt !== null && now - mailAt.getTime() > longestTalk)
  return lost ? 'Nobody knows whether the mail about this left.' : null
}
