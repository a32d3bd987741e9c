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
import { useKept } from '../../../requests/[id]/_parts/use-kept.ts'
import { spendKey, takeKey } from '../../_parts/form-key.ts'
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
  const first = templates.find(({ id }) => id === suggested)
  const [templateId, setTemplate] = useState(first?.id ?? '')
  const chosen = templates.find(({ id }) => id === templateId)
  const [keptSubject, keepSubject] = useKept(`${name}:subject`)
  const [keptBody, keepBody] = useKept(`${name}:body`)
  const [to, setTo] = useState(address)
  // Another text is another mail: its key is spent with every letter.
  const mail = `${name}:mail:${templateId}`
  const { run, runOnce, pending, refusal, errorOf } = useDoOnce(`${name}:copied`)
  const subject = keptSubject === '' ? (chosen?.subject ?? '') : keptSubject
  const body = keptBody === '' ? (chosen?.body ?? '') : keptBody

  function typed(keep: (text: string) => void) {
    return ({ target }: { target: { value: string } }) => {
      spendKey(mail)
      keep(target.value)
    }
  }
  function choose(id: string) {
    setTemplate(id)
    keepSubject('')
    keepBody('')
    spendKey(mail)
  }
  const done = () => choose('')
  const text = { caseId, subject, body, purpose: chosen?.outcome ?? null, templateId: chosen?.id ?? null }
  const inField = refusal?.field === 'subject' || refusal?.field === 'body' || refusal?.field === 'address'

  return (
    <form
      noValidate
      onKeyDown={from === null ? undefined : sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        run(
          () => send({ ...text, key: takeKey(mail), address: to }),
          (posted) => {
            if (posted?.outcome === 'refused') {
              spendKey(mail)
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
            onChange={({ target }) => setTo(target.value)}
            hint="Answers come to you."
          />
        )}
      </div>
      <TextInput label="Subject" value={subject} error={errorOf('subject')} onChange={typed(keepSubject)} />
      <TextArea
        label="Message"
        rows={Math.min(16, body.split('\n').length + 3)}
        value={body}
        error={errorOf('body')}
        onChange={typed(keepBody)}
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
          onClick={() =>
            runOnce(
              (key) => sentMyself({ ...text, key }),
              () => done(),
            )
          }
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
