'use client'

import Form from 'next/form'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../_ui/button.tsx'
import { Checkbox } from '../../../_ui/checkbox.tsx'
import { FilterFold } from '../../../_ui/filter-fold.tsx'
import { useKey } from '../../../_ui/keys.tsx'
import { Select, type SelectOption } from '../../../_ui/select.tsx'
import { TextInput } from '../../../_ui/text-input.tsx'

export interface ListFiltersProps {
  choices: readonly SelectOption[]
  state: string | undefined
  text: string | undefined
  mine: boolean
  /** What a report narrowed the list by; it stays. */
  narrowed: readonly (readonly [string, string])[]
}

/** What was chosen from last: the form is drawn anew for what it chose, and the focus stays there. */
let chosenIn: string | undefined

/** A plain GET form, so that the address says what is shown; choosing submits it. */
export function ListFilters({ choices, state, text, mine, narrowed }: ListFiltersProps) {
  const form = useRef<HTMLFormElement>(null)
  const [wasChosen] = useState(() => chosenIn !== undefined)
  const submit = ({ target }: { target: { name: string } }) => {
    chosenIn = target.name
    form.current?.requestSubmit()
  }
  useEffect(() => {
    if (chosenIn !== undefined) form.current?.querySelector<HTMLElement>(`[name="${chosenIn}"]`)?.focus()
    chosenIn = undefined
  }, [])
  useKey('f', 'Filter the requests', () => {
    form.current?.querySelector<HTMLInputElement>('input[name=text]')?.focus()
  })
  return (
    <Form ref={form} action="/requests" role="search" className="mb-1">
      {narrowed.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FilterFold
        set={Number(state !== undefined) + Number(mine)}
        unfolded={wasChosen}
        columns="sm:grid-cols-[minmax(0,1fr)_14rem_auto]"
        find={
          <TextInput
            type="search"
            name="text"
            label="Find"
            placeholder="R-1042, an e-mail, an id or a code"
            defaultValue={text}
            maxLength={300}
          />
        }
      >
        <Select
          name="state"
          label="State"
          empty="Any state"
          options={choices}
          defaultValue={state ?? ''}
          onChange={submit}
        />
        <div className="flex min-h-9 items-center gap-4 pt-6">
          <Checkbox name="mine" value="yes" label="Filed by me" defaultChecked={mine} onChange={submit} />
          <span className="max-sm:hidden">
            <Button type="submit">Find</Button>
          </span>
        </div>
      </FilterFold>
    </Form>
  )
}
