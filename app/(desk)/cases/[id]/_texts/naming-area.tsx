'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { type ComponentProps, type KeyboardEvent, type SyntheticEvent, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from '#app/_ui/cx.ts'
import { controlLook, controlProps, Field, type FieldWords } from '#app/_ui/field.tsx'
import type { SelectOption } from '#app/_ui/select.tsx'
import { offerNames } from '#lib/cases/offer-names.ts'
import { NameList } from './name-list.tsx'

interface NamingAreaProps extends FieldWords {
  value: string
  readOnly: boolean
  people: readonly SelectOption[]
  onValue: (text: string) => void
}

type Changed = NonNullable<ComponentProps<typeof Autocomplete.Root>['onValueChange']>
type Pressed = KeyboardEvent & { preventBaseUIHandler: () => void }

/**
 * A text in which "@" offers names: the arrows walk them, Enter and Tab write the one that is marked, Escape closes them and nothing else.
 * It stays a text box, since a textarea may have no other role (ARIA in HTML); aria-activedescendant tells which name is marked.
 */
export function NamingArea({ value, readOnly, people, onValue, ...words }: NamingAreaProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const frame = useRef<HTMLDivElement>(null)
  const [marked, mark] = useState<SelectOption>()
  /** Where somebody types, while names may be offered. */
  const [caret, setCaret] = useState<number>()
  /** The "@" whose names were closed. */
  const [closed, setClosed] = useState<number>()
  const found = caret === undefined || readOnly ? undefined : offerNames(value, caret, people)
  const offer = found?.at === closed ? undefined : found

  function write({ label }: SelectOption) {
    if (offer === undefined) return
    const before = `${value.slice(0, offer.at)}@${label} `
    flushSync(() => {
      setCaret(undefined)
      onValue(before + value.slice(caret).replace(/^ /, ''))
    })
    area.current?.setSelectionRange(before.length, before.length)
  }
  const changed: Changed = (text, { reason, event }) => {
    if (reason !== 'input-change') return
    const isTyped = !('inputType' in event) || !/^(insertFrom|history)/.test(event.inputType)
    const at = isTyped ? area.current?.selectionStart : undefined
    onValue(text)
    setCaret(at)
    if (at === undefined || offerNames(text, at, people)?.at !== closed) setClosed(undefined)
  }
  function pressed(event: Pressed) {
    // Without names it is a plain text; the library's Home and End are those of a single line.
    if (!offer || event.key === 'Home' || event.key === 'End') event.preventBaseUIHandler()
    if (!offer || !marked || event.key !== 'Tab' || event.shiftKey) return
    event.preventDefault()
    write(marked)
  }
  function moved({ currentTarget: { selectionStart, selectionEnd } }: SyntheticEvent<HTMLTextAreaElement>) {
    if (offer) setCaret(selectionStart === selectionEnd ? selectionStart : undefined)
  }
  return (
    <Autocomplete.Root
      mode="none"
      autoHighlight="always"
      items={offer?.fitting ?? none}
      value={value}
      onValueChange={changed}
      open={offer !== undefined}
      onOpenChange={(opens, { reason }) => {
        if (opens) return
        if (reason === 'escape-key') setClosed(offer?.at)
        setCaret(undefined)
      }}
      onItemHighlighted={mark}
    >
      <Field id={id} {...words}>
        <Autocomplete.Input
          {...controlProps(id, words)}
          readOnly={readOnly}
          role={undefined}
          aria-expanded={undefined}
          aria-autocomplete="list"
          onKeyDown={pressed}
          onBlur={() => setCaret(undefined)}
          render={
            <textarea
              ref={area}
              rows={3}
              onSelect={moved}
              className={cx(controlLook, 'block min-h-16 resize-y py-1.5')}
            />
          }
        />
      </Field>
      {offer && <NameList within={frame} onChoose={write} />}
      <p role="status" className="sr-only">
        {offer && told(offer.fitting.length)}
      </p>
      <div ref={frame} />
    </Autocomplete.Root>
  )
}

/** Spoken, since the focus stays in the text. */
const told = (count: number) =>
  `${count === 1 ? '1 name' : `${count} names`} to choose: arrows move, Enter writes it.`

const none: readonly SelectOption[] = []
