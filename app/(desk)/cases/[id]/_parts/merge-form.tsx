'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { TextInput } from '#app/_ui/text-input.tsx'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDo } from '../../_parts/use-do.ts'
import { merge } from '../actions.ts'
import { FormFrame } from './form-frame.tsx'

interface MergeFormProps {
  caseId: string
  name: string
  onDone: () => void
}

/** Merges this case into the one whose number is typed, then leads to that one. */
export function MergeForm({ caseId, name, onDone }: MergeFormProps) {
  const router = useRouter()
  const [into, keepInto] = useKept(`case:${caseId}:merge`)
  const { run, pending, besides, errorOf } = useDo()
  return (
    <FormFrame
      words={`Merge ${name}`}
      failed="Nothing was merged."
      refusal={besides('into')}
      pending={pending}
      onLeave={() => {
        keepInto('')
        onDone()
      }}
      onSubmit={() =>
        run(
          () => merge({ caseId, into }),
          (stays) => {
            keepInto('')
            onDone()
            if (stays) router.push(`/cases/${stays.id}` as Route)
          },
        )
      }
    >
      <p>
        {name} ends as a duplicate. Its notes, messages, evidence, new users, requests and followers are shown
        in the other case, and its address leads there. Merging is not taken back.
      </p>
      <TextInput
        label="The case that stays"
        placeholder="C-1042"
        autoFocus
        value={into}
        error={errorOf('into')}
        onChange={({ target }) => keepInto(target.value)}
      />
    </FormFrame>
  )
}
