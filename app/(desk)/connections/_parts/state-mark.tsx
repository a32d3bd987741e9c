import { CircleCheck, CircleDashed, CircleX, TriangleAlert } from 'lucide-react'
import { Pill } from '#app/_ui/pill.tsx'
import type { ConnectionState } from '#lib/connections/connection.ts'

const looks = {
  works: { tone: 'good', Icon: CircleCheck },
  'works with a warning': { tone: 'warn', Icon: TriangleAlert },
  'does not work': { tone: 'bad', Icon: CircleX },
  'not configured': { tone: 'plain', Icon: CircleDashed },
} as const

export function StateMark({ state }: { state: ConnectionState }) {
  const { tone, Icon } = looks[state]
  return (
    <Pill tone={tone}>
      <Icon aria-hidden size={14} />
      {state}
    </Pill>
  )
}
