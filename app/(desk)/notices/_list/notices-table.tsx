'use client'

import { Check } from 'lucide-react'
import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { useRef, useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { useKey } from '#app/_ui/keys.tsx'
import { Cell, Head, Row, RowLink, Table } from '#app/_ui/table.tsx'
import { Time } from '#app/_ui/time.tsx'
import { markRead } from '../actions.ts'
import type { NoticeLine } from './notice-line.ts'

/** `e` marks the notice with the focus as read, or the first that is not. */
export function NoticesTable({ lines }: { lines: readonly NoticeLine[] }) {
  const area = useRef<HTMLDivElement>(null)
  const { mark, atWork } = useMark()
  useKey('e', 'Mark this notice as read', () => {
    const focused = document.activeElement?.closest('tr')?.querySelector('[data-mark]')
    const first = area.current?.querySelector('[data-mark]')
    const button = focused ?? (document.activeElement?.closest('tr') ? null : first)
    if (button instanceof HTMLElement) button.click()
  })
  return (
    <div ref={area}>
      <Table
        caption="Your notices, the newest first"
        head={
          <>
            <Head grow>What you were told</Head>
            <Head drop="medium">About</Head>
            <Head>When</Head>
            <Head>
              <span className="sr-only">Mark as read</span>
            </Head>
          </>
        }
      >
        {lines.map((line) => (
          <NoticeCells key={line.id} line={line} atWork={atWork === line.id} mark={mark} />
        ))}
      </Table>
    </div>
  )
}

interface NoticeCellsProps {
  line: NoticeLine
  atWork: boolean
  mark: (noticeId: string) => void
}

function NoticeCells({ line: { id, href, sentence, kind, at, read, mail }, atWork, mark }: NoticeCellsProps) {
  return (
    <Row>
      <Cell grow>
        <span className="flex gap-2.5">
          <span
            aria-hidden
            className={read ? 'w-1.5 shrink-0' : 'mt-[7px] size-1.5 shrink-0 rounded-full bg-accent'}
          />
          <span className={read ? 'text-muted' : 'font-medium'}>
            {!read && <span className="sr-only">Not read: </span>}
            <RowLink href={href}>{sentence}</RowLink>
            {mail !== null && <span className="block text-sm font-normal text-warn">{mail}</span>}
          </span>
        </span>
      </Cell>
      <Cell muted drop="medium">
        {kind}
      </Cell>
      <Cell muted>
        <Time at={at} className="whitespace-nowrap" />
      </Cell>
      <Cell>
        <span className={cx('relative z-10 flex justify-end sm:min-w-24', !read && 'min-h-8')}>
          {!read && (
            <Button
              size="small"
              variant="quiet"
              icon={<Check aria-hidden size={16} />}
              aria-label={`Mark read: ${sentence}`}
              pending={atWork}
              data-mark=""
              onClick={() => {
                mark(id)
              }}
            >
              Mark read
            </Button>
          )}
        </span>
      </Cell>
    </Row>
  )
}

/** Marks one notice, and keeps at work until the page shows it. */
function useMark() {
  const router = useRouter()
  const [shows, showing] = useTransition()
  const { execute, isPending, input } = useAction(markRead, {
    onSettled: () => {
      showing(() => {
        router.refresh()
      })
    },
    onError: ({ error }) => {
      toast.error(error.serverError?.sentence ?? 'The desk did not answer. Try again.')
    },
  })
  const atWork = isPending || shows ? (input as { noticeId: string } | undefined)?.noticeId : undefined
  return {
    atWork,
    mark: (noticeId: string) => {
      if (atWork === undefined) execute({ noticeId })
    },
  }
}
