import { Inbox, Lock, Send } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from '#app/_ui/cx.ts'
import { Time } from '#app/_ui/time.tsx'
import type { TimelineEntry } from '#lib/cases/find-timeline.ts'
import { outcomeAt } from '#lib/support/find-messages.ts'
import { lineOf, type Names } from './event-words.ts'
import { SettleForm } from './settle-form.tsx'

interface TalkProps {
  caseId: string
  entries: readonly TimelineEntry[]
  /** The cases that were merged into this one. */
  merged: readonly { id: string; number: number }[]
  names: Names
  /** Whom the messages go to: "Jana Weber". */
  person: string
  mayWrite: boolean
}

/** What was said and done, the oldest first. Notes are amber and say that only staff see them; messages are teal and say who read them. */
export function Talk({ entries, ...rest }: TalkProps) {
  return (
    <ol aria-label="What was said and done" className="grid gap-3">
      {entries.map((entry) => (
        <li key={entry.id} className="min-w-0">
          <Entry entry={entry} {...rest} />
        </li>
      ))}
    </ol>
  )
}

function Entry({
  entry,
  merged,
  names,
  person,
  caseId,
  mayWrite,
}: Omit<TalkProps, 'entries'> & { entry: TimelineEntry }) {
  const other = merged.find(({ id }) => id === entry.caseId)
  const of = other && `C-${String(other.number)}`
  if (entry.what === 'event') {
    const { who, words } = lineOf(entry, names)
    return (
      <p className="pl-3 text-sm wrap-anywhere text-muted">
        {of !== undefined && `In ${of}: `}
        <strong className="font-medium text-ink">{who}</strong> {words} <Time at={entry.at} show="clock" />
      </p>
    )
  }
  if (entry.what === 'note')
    return (
      <Said
        tone="border-warn bg-warn-soft"
        mark={<Lock aria-hidden size={14} />}
        who={entry.by}
        of={of}
        words="Note, only staff see it"
        at={entry.at}
        body={entry.body}
      />
    )
  const { way, outcome, sentence, address, subject, body, id } = entry.message
  if (way === 'received')
    return (
      <Said
        tone="border-line bg-panel"
        mark={<Inbox aria-hidden size={14} />}
        who={person}
        of={of}
        words={`wrote; noted by ${entry.by ?? 'somebody'}`}
        at={entry.at}
        subject={subject}
        body={body}
      />
    )
  const now = outcomeAt({ outcome, openedAt: entry.at }, new Date())
  return (
    <Said
      tone="border-accent bg-accent-soft"
      mark={<Send aria-hidden size={14} />}
      who={entry.by}
      of={of}
      words={sentWords(now, way, address ?? person)}
      at={entry.at}
      subject={subject}
      body={body}
    >
      {now === 'refused' && (
        <p className="mt-2 text-sm font-medium text-bad">
          It did not leave{sentence === null ? '' : `: ${sentence.replace(/\.$/, '')}`}. Write it again below.
        </p>
      )}
      {now === 'unknown' && <SettleForm caseId={caseId} messageId={id} mayWrite={mayWrite} />}
    </Said>
  )
}

function sentWords(outcome: string, way: string, to: string) {
  if (way === 'copy') return `Message to ${to}, sent by other means`
  if (outcome === 'sent') return `Message, mailed to ${to}`
  if (outcome === 'open') return `Message to ${to}, on its way`
  return outcome === 'refused'
    ? `Message to ${to}, not sent`
    : `Message to ${to}: nobody knows whether it left`
}

interface SaidProps {
  tone: string
  mark: ReactNode
  who: string | null
  /** The merged case that it stands in, where it is another than the one that is shown. */
  of: string | undefined
  words: string
  at: Date
  subject?: string
  body: string
  children?: ReactNode
}

function Said({ tone, mark, who, of, words, at, subject, body, children }: SaidProps) {
  return (
    <article className={cx('rounded-md border-l-4 px-3 py-2.5', tone)}>
      <p className="mb-1 flex flex-wrap items-center gap-x-2 text-sm">
        {mark}
        <strong className="font-medium">{who ?? 'Somebody'}</strong>
        <span>{words}</span>
        {of !== undefined && <span className="text-muted">in {of}</span>}
        <Time at={at} show="clock" />
      </p>
      {subject !== undefined && <p className="font-medium wrap-anywhere">{subject}</p>}
      <div className="wrap-anywhere whitespace-pre-wrap">{body}</div>
      {children}
    </article>
  )
}
