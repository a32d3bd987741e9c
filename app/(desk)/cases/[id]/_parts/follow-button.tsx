'use client'

import { Bell, BellOff } from 'lucide-react'
import { useOptimistic } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { follow, unfollow } from '../actions.ts'

/** Shown as done at once; where it is refused, it goes back and says why. */
export function FollowButton({ caseId, follows: known }: { caseId: string; follows: boolean }) {
  const [follows, show] = useOptimistic(known)
  const { run, refusal } = useDo()
  const Icon = follows ? BellOff : Bell
  return (
    <>
      <Button
        size="small"
        icon={<Icon aria-hidden size={14} />}
        title={follows ? 'You are told of everything that happens to it.' : undefined}
        hotkey="s"
        onClick={() =>
          run<unknown>(
            () => (known ? unfollow({ caseId }) : follow({ caseId })),
            undefined,
            () => show(!known),
          )
        }
      >
        {follows ? 'Stop following' : 'Follow'}
      </Button>
      {refusal && (
        <span role="alert" className="max-w-80 text-sm text-bad">
          {refusal.sentence}
        </span>
      )}
    </>
  )
}
