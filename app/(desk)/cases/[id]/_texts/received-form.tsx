'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { useDoOnce } from '../../_parts/use-do-once.ts'
import { received } from './text-actions.ts'

/** What the person wrote, so that the whole talk stands in the case. */
export function ReceivedForm({ caseId, person }: { caseId: string; person: string }) {
  const name = `case:${caseId}:received`
  const [subject, keepSubject] = useKept(`${name}:subject`)
  const [body, keepBody] = useKept(name)
  const { runOnce, pending, refusal, errorOf } = useDoOnce(name)
  return (
    <form
      noValidate
      onKeyDown={sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        runOnce(
          (key) => received({ key, caseId, subject, body }),
          () => {
            keepSubject('')
            keepBody('')
          },
        )
      }}
    >
      <TextInput
        label="Subject"
        value={subject}
        error={errorOf('subject')}
        onChange={({ target }) => keepSubject(target.value)}
        hint="A word where there was none: “Chat”."
      />
      <TextArea
        label={`What ${person} wrote`}
        rows={4}
        value={body}
        error={errorOf('body')}
        onChange={({ target }) => keepBody(target.value)}
      />
      {refusal && refusal.field === undefined && (
        <Callout tone="bad" title="It was not kept." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="flex justify-end">
        <Button type="submit" variant="primary" pending={pending}>
          Keep what they wrote
          <ModEnter />
        </Button>
      </div>
    </form>
  )
}
