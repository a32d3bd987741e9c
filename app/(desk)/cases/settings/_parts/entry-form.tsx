'use client'

import { useState } from 'react'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { entryChanged } from '#lib/cases/as-it-stands.ts'
import type { Kind } from '#lib/cases/words.ts'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { FormFrame } from '../../[id]/_parts/form-frame.tsx'
import { kindNames, optionsOf } from '../../_parts/case-words.ts'
import { useDo } from '../../_parts/use-do.ts'
import { cause, declineReason, evidenceAsk } from '../actions.ts'
import { type ListEntry, nouns, type What } from './entry-list.tsx'

interface EntryFormProps {
  what: What
  /** As it stands now; of a new one, with what its form begins. */
  entry: ListEntry
  isNew: boolean
  onDone: () => void
}

export function EntryForm({ what, entry, isNew, onDone }: EntryFormProps) {
  const { id, name, retired } = entry
  const sentence = what === 'reason' ? (entry.note ?? '') : undefined
  // Where no answer came it may be kept already: what was typed is still that of a new one.
  const [place] = useState(isNew ? 'new' : id)
  const draft = useDraft(`cases:settings:${what}:${place}`, {
    name,
    retired,
    position: String(entry.position),
    sentence: sentence ?? '',
    kind: entry.kind ?? 'dispute',
  })
  const { values, set, forget } = draft
  const behind = draft.behind && !isNew
  const { run, pending, besides, errorOf } = useDo()

  function keep() {
    const row = { id, name: values.name, retired: values.retired, position: placeOf(values.position) }
    const from = isNew ? null : { name, retired, position: entry.position }
    if (what === 'cause') return cause({ ...row, from })
    return what === 'ask'
      ? evidenceAsk({ ...row, kind: values.kind, from })
      : declineReason({
          ...row,
          sentence: values.sentence,
          from: from && { ...from, sentence: sentence ?? '' },
        })
  }
  function done() {
    forget()
    onDone()
  }

  return (
    <FormFrame
      words="Keep it"
      failed="It was not kept."
      refusal={besides('name', 'sentence', 'position', 'kind', behind ? 'from' : '')}
      behind={
        behind ? { sentence: entryChanged(nouns[what], { ...entry, sentence }), onTake: forget } : undefined
      }
      pending={pending}
      onLeave={done}
      onSubmit={() => run<unknown>(keep, done)}
    >
      <TextInput
        label="Name"
        needed
        value={values.name}
        error={errorOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      {what === 'reason' && (
        <TextArea
          label="The sentence that the person is told"
          needed
          value={values.sentence}
          error={errorOf('sentence')}
          onChange={({ target }) => set({ sentence: target.value })}
        />
      )}
      {what === 'ask' && isNew && (
        <Select
          label="In cases of the kind"
          options={optionsOf(kindNames)}
          value={values.kind}
          onChange={({ target }) => set({ kind: target.value as Kind })}
        />
      )}
      <TextInput
        label="Place in the list"
        inputMode="numeric"
        value={values.position}
        error={errorOf('position')}
        onChange={({ target }) => set({ position: target.value })}
      />
      <Checkbox
        label="Offer it no more"
        hint="Cases that have it keep it."
        checked={values.retired}
        onChange={({ target }) => set({ retired: target.checked })}
      />
    </FormFrame>
  )
}

/** NaN, which is refused with a sentence, for what is no whole number. */
const placeOf = (text: string) => (/^\s*\d+\s*$/.test(text) ? Number(text) : NaN)
