'use client'

import { Send } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { useDo } from '../../cases/_parts/use-do.ts'
import { tellChannel } from '../actions.ts'
import { tryAgain, useTries } from './tries.tsx'

/** One test message to the channel, only when it is asked for. */
export function TestChannel({ id }: { id: string }) {
  const { run, pending, refusal } = useDo()
  const { keep } = useTries()
  const [said, setSaid] = useState<string>()

  async function lookAgain(sentence: string | undefined) {
    setSaid(sentence)
    const tried = await tryAgain(id)
    if (typeof tried !== 'string') keep(tried)
  }

  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line p-4">
      <Button
        size="small"
        icon={<Send aria-hidden size={14} />}
        pending={pending}
        onClick={() =>
          run(
            () => tellChannel(),
            (sentence) => void lookAgain(sentence),
          )
        }
      >
        Send a test message
      </Button>
      <p role="status" className="min-w-0 flex-1 text-sm text-muted wrap-anywhere">
        {refusal
          ? refusal.sentence
          : (said ?? 'It says your name, and leads to this page. Nobody is called by it.')}
      </p>
    </div>
  )
}
