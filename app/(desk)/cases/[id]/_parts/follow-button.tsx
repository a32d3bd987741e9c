'use client'

import { Bell, BellOff } from 'lucide-react'
import { Button } from '#app/_ui/button.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { follow, unfollow } from '../actions.ts'

export function FollowButton({ caseId, follows }: { caseId: string; follows: boolean }) {
  const { run, pending, refusal } = useDo()
  const Icon = follows ? BellOff : Bell
  return (
    <Button
      size="small"
      pending={pending}
      icon={<Icon aria-hidden size={14} />}
      title={refusal?.sentence ?? (follows ? 'You are told of everything that happens to it.' : undefined)}
      hotkey="s"
      onClick={() => run<unknown>(() => (follows ? unfollow({ caseId }) : follow({ caseId })))}
    >
      {follows ? 'Stop following' : 'Follow'}
    </Button>
  )
}
