import { CircleCheck, CircleX, Info, TriangleAlert } from 'lucide-react'

export type CalloutTone = 'bad' | 'warn' | 'good' | 'note'

const marks = {
  bad: { Icon: CircleX, words: 'Blocker' },
  warn: { Icon: TriangleAlert, words: 'Warning' },
  good: { Icon: CircleCheck, words: 'Fine' },
  note: { Icon: Info, words: 'Note' },
}

export function CalloutMark({ tone, className }: { tone: CalloutTone; className?: string | undefined }) {
  const { Icon, words } = marks[tone]
  return (
    <>
      <Icon aria-hidden size={16} className={`mt-px shrink-0 ${className ?? ''}`} />
      <span className="sr-only">{words}: </span>
    </>
  )
}
