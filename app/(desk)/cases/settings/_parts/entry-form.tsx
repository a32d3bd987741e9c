'use client'

import { useState } from 'react'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { Kind } from '#lib/cases/words.ts'
import { FormFrame } from '../../[id]/_parts/form-frame.tsx'
import { kindNames, optionsOf } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { cause, declineReason, evidenceAsk } from '../actions.ts'
import type { ListEntry, What } from './entry-list.tsx'

interface EntryFormProps {
  what: What
  entry: ListEntry
  onDone: () => void
}

export function EntryForm({ what, entry, onDone }: EntryFormProps) {
  const [name, setName] = useState(entry.name)
  const [sentence, setSentence] = useState(what === 'reason' ? (entry.note ?? '') : '')
  const [kind, setKind] = useState<Kind>(entry.kind ?? 'dispute')
  const [position, setPosition] = useState(String(entry.position))
  const [retired, setRetired] = useState(entry.retired)
  const { run, pending, refusal, errorOf } = useDo()
  const isNew = entry.name === ''

  function keep() {
    const row = { id: entry.id, position: Number(position), name, retired }
    if (what === 'cause') return cause(row)
    return what === 'reason' ? declineReason({ ...row, sentence }) : evidenceAsk({ ...row, kind })
  }
  const shown = ['name', 'sentence', 'position', 'kind']
  return (
    <FormFrame
      words="Keep it"
      failed="It was not kept."
      refusal={refusal?.field !== undefined && shown.includes(refusal.field) ? undefined : refusal?.sentence}
      pending={pending}
      onLeave={onDone}
      onSubmit={() => run<unknown>(keep, onDone)}
    >
      <TextInput
        label="Name"
        needed
        value={name}
        error={errorOf('name')}
        onChange={({ target }) => setName(target.value)}
      />
      {what === 'reason' && (
        <TextArea
          label="The sentence that the person is told"
          needed
          value={sentence}
          error={errorOf('sentence')}
          onChange={({ target }) => setSentence(target.value)}
        />
      )}
      {what === 'ask' && isNew && (
        <Select
          label="In cases of the kind"
          options={optionsOf(kindNames)}
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
        />
      )}
      <TextInput
        label="Place in the list"
        inputMode="numeric"
        value={position}
        error={errorOf('position')}
        onChange={({ target }) => setPosition(target.value)}
      />
      <Checkbox
        label="Offer it no more"
        hint="Cases that have it keep it."
        checked={retired}
        onChange={({ target }) => setRetired(target.checked)}
      />
    </FormFrame>
  )
}
