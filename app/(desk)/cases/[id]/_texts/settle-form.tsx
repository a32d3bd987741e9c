'use client'

import { Button } from '#app/_ui/button.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDo } from '../../_parts/use-do.ts'
import { settleSent } from './text-actions.ts'

interface SettleFormProps {
  caseId: string
  messageId: string
  mayWrite: boolean
}

/** A person's word on a mail that nobody knows the end of. */
export function SettleForm({ caseId, messageId, mayWrite }: SettleFormProps) {
  const [because, keep] = useKept(`case:${caseId}:settle:${messageId}`)
  const { run, pending, refusal } = useDo()
  if (!mayWrite)
    return <p className="mt-2 text-sm font-medium">Answering needs the role requester or approver.</p>
  const settle = (verdict: 'sent' | 'refused') =>
    run(
      () => settleSent({ caseId, messageId, verdict, because }),
      () => keep(''),
    )
  return (
    <div className="mt-3 border-t border-warn pt-2">
      <p className="mb-2 text-sm font-medium text-warn">
        Either it left and the person has it, or it did not. Look into the mailbox, then say what you saw.
      </p>
      <TextArea
        label="What you saw"
        rows={2}
        value={because}
        error={refusal?.sentence}
        onChange={({ target }) => keep(target.value)}
      />
      <div className="flex flex-wrap gap-2">
        <Button size="small" pending={pending} onClick={() => settle('sent')}>
          It left
        </Button>
        <Button size="small" pending={pending} onClick={() => settle('refused')}>
          It did not: write again
        </Button>
      </div>
    </div>
  )
}
