import { CircleCheck, CircleDashed, CircleX, Hourglass, Undo2 } from 'lucide-react'
import { Pill } from '#app/_ui/pill.tsx'
import type { PolicyRow } from '#lib/policy/find-policies.ts'

const looks = {
  proposed: { tone: 'accent', Icon: Hourglass, words: 'waits for a decision' },
  'in force': { tone: 'good', Icon: CircleCheck, words: 'in force' },
  replaced: { tone: 'plain', Icon: CircleDashed, words: 'replaced' },
  rejected: { tone: 'bad', Icon: CircleX, words: 'rejected' },
  withdrawn: { tone: 'plain', Icon: Undo2, words: 'withdrawn' },
} as const

export function PolicyState({ state }: { state: PolicyRow['state'] }) {
  const { tone, Icon, words } = looks[state]
  return (
    <Pill tone={tone}>
      <Icon aria-hidden size={14} />
      {words}
    </Pill>
  )
}
