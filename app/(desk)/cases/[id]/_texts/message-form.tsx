'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { CaseOutcome } from '#lib/cases/words.ts'
import { CopyButton } from '../../../requests/[id]/_message/copy-button.tsx'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { useDoOnce } from '../../_parts/use-do-once.ts'
import { send, sentMyself } from './text-actions.ts'

/** A template with its fields filled in for this case. */
export interface Offered {
  id: string
  name: string
  outcome: CaseOutcome | null
  subject: string
  body: string
}

export interface MessageFormProps {
  caseId: string
  person: string
  address: string
  templates: readonly Offered[]
  /** The template to begin with: that of the outcome. */
  suggested: string | undefined
  /** From where it is sent; null where the desk has no mail server. */
  from: string | null
}

/** A message that leaves the desk. It begins as a template, and is kept as it was sent. */
export function MessageForm({ caseId, person, address, templates, suggested, from }: MessageFormProps) {
  const name = `case:${caseId}:message`
  const [suggestion, setSuggestion] = useState(suggested)
  const first = templates.find(({ id }) => id === suggestion)
  const frame = useDraft(name, { templateId: first?.id ?? '', to: address })
  const { templateId, to } = frame.values
  const chosen = templates.find(({ id }) => id === templateId)
  const letter = useDraft(`${name}:letter`, { subject: chosen?.subject ?? '', body: chosen?.body ?? '' })
  const { subject, body } = letter.values
  const mail = useDoOnce(`${name}:mail`)
  const copy = useDoOnce(`${name}:copied`)
  const pending = mail.pending || copy.pending
  const refusal = mail.refusal ?? copy.refusal
  const errorOf = (field: string) => mail.errorOf(field) ?? copy.errorOf(field)

  function choose(id: string) {
    frame.set({ templateId: id })
    letter.forget()
  }
  function done() {
    setSuggestion(undefined)
    frame.forget()
    letter.forget()
  }
  const text = { caseId, subject, body, purpose: chosen?.outcome ?? null, templateId: chosen?.id ?? null }
  const inField = refusal?.field === 'subject' || refusal?.field === 'body' || refusal?.field === 'address'

  return (
    <form
      noValidate
      onKeyDown={from === null ? undefined : sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        copy.forget()
        mail.runOnce(
          (key) => send({ ...text, key, address: to }),
          (posted) => {
            if (posted?.outcome === 'refused') {
              toast.error(posted.sentence)
              return
            }
            if (posted?.outcome === 'sent') toast.success(`The message left for ${to}.`)
            else toast.warning('Look at the message above: it is not certain that it left.')
            done()
          },
        )
      }}
    >
      <p className="mb-3 text-sm font-medium text-accent">{person} reads this: it leaves the desk.</p>
      <div className="grid gap-x-4 sm:grid-cols-2">
        <Select
          label="Begin with a template"
          empty="No template"
          options={templates.map(({ id, name: label }) => ({ value: id, label }))}
          value={templateId}
          onChange={({ target }) => choose(target.value)}
        />
        {from !== null && (
          <TextInput
            label="To"
            type="email"
            value={to}
            error={errorOf('address')}
            onChange={({ target }) => frame.set({ to: target.value })}
            hint="Answers come to you."
          />
        )}
      </div>
      <TextInput
        label="Subject"
        value={subject}
        error={errorOf('subject')}
        onChange={({ target }) => letter.set({ subject: target.value })}
      />
      <TextArea
        label="Message"
        rows={Math.min(16, body.split('\n').length + 3)}
        value={body}
        error={errorOf('body')}
        onChange={({ target }) => letter.set({ body: target.value })}
      />
      {refusal && !inField && (
        <Callout tone="bad" title="Nothing was sent." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <CopyButton text={`${subject}\n\n${body}`} what="message" />
        <Button
          pending={pending}
          onClick={() => {
            mail.forget()
            copy.runOnce((key) => sentMyself({ ...text, key }), done)
          }}
        >
          I sent it myself
        </Button>
        {from !== null && (
          <Button type="submit" variant="primary" pending={pending}>
            {`Send to ${person}`}
            <ModEnter />
          </Button>
        )}
      </div>
      {from === null && (
        <p className="mt-2 text-sm text-muted">
          The desk has no mail server: copy the message, send it yourself, then say so. It is kept as you sent
          it.
        </p>
      )}
    </form>
  )
}
