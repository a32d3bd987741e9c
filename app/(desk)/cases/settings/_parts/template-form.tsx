'use client'

import { useState } from 'react'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { CaseOutcome } from '#lib/cases/words.ts'
import { templateChanged } from '#lib/cases/as-it-stands.ts'
import { templateFields } from '#lib/cases/fill-template.ts'
import type { TemplateForm as Template } from '#lib/cases/settings-form.ts'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { FormFrame } from '../../[id]/_parts/form-frame.tsx'
import { optionsOf, outcomeNames } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { template as keep } from '../actions.ts'

/** `template`: as it stands now; version 0 is a new one. */
export function TemplateForm({ template, onDone }: { template: Template; onDone: () => void }) {
  const { id, version } = template
  const isNew = version === 0
  // Where no answer came it may be kept already: what was typed is still that of a new one.
  const [place] = useState(isNew ? 'new' : id)
  const draft = useDraft(`cases:settings:template:${place}`, template)
  const { values: typed, set, forget } = draft
  const behind = draft.behind && !isNew
  const { run, pending, besides, errorOf } = useDo()
  function done() {
    forget()
    onDone()
  }

  return (
    <FormFrame
      words="Keep the template"
      failed="It was not kept."
      refusal={besides('name', 'outcome', 'subject', 'body', behind ? 'version' : '')}
      behind={
        behind ? { sentence: templateChanged(template), text: template.body, onTake: forget } : undefined
      }
      pending={pending}
      onLeave={done}
      onSubmit={() => run<unknown>(() => keep({ ...typed, id, version }), done)}
    >
      <TextInput
        label="Name"
        needed
        value={typed.name}
        error={errorOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Select
        label="For the outcome"
        empty="None: for whatever comes up"
        options={optionsOf(outcomeNames)}
        value={typed.outcome ?? ''}
        error={errorOf('outcome')}
        onChange={({ target }) =>
          set({ outcome: target.value === '' ? null : (target.value as CaseOutcome) })
        }
      />
      <TextInput
        label="Subject"
        needed
        value={typed.subject}
        error={errorOf('subject')}
        onChange={({ target }) => set({ subject: target.value })}
      />
      <TextArea
        label="Text"
        needed
        rows={10}
        value={typed.body}
        error={errorOf('body')}
        onChange={({ target }) => set({ body: target.value })}
      />
      <div className="text-sm text-muted">
        <p className="font-medium">What is filled in:</p>
        <ul>
          {Object.entries(templateFields).map(([name, means]) => (
            <li key={name}>
              <code className="font-mono">{`{{${name}}}`}</code> {means}
            </li>
          ))}
        </ul>
      </div>
      <Checkbox
        label="Offer it no more"
        checked={typed.retired}
        onChange={({ target }) => set({ retired: target.checked })}
      />
    </FormFrame>
  )
}
