'use client'

import Form from 'next/form'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { useKey } from '#app/_ui/keys.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { kinds, waitedOn } from '#lib/cases/words.ts'
import { capital, clockNames, kindNames, optionsOf, outcomeNames, sortNames } from '../_parts/case-words.ts'
import type { CaseSearch } from './case-search.ts'
import { RequestFilters } from './request-filters.tsx'

interface CaseFiltersProps {
  search: CaseSearch
  causes: readonly SelectOption[]
  workers: readonly SelectOption[]
  paths: readonly SelectOption[]
  people: readonly SelectOption[]
  /** More is narrowed than the first line shows. */
  unfolded: boolean
}

const states = ['open', 'new', 'investigating', 'waiting', 'requested', 'resolved'].map((value) => ({
  value,
  label: value === 'open' ? 'Any that is open' : capital(value),
}))

/** The list that was chosen from last: the form is drawn anew for what it chose, and the focus stays there. */
let chosenIn: string | undefined

/** A plain GET form, so that the address says what is shown; choosing submits it. */
export function CaseFilters({ search, causes, workers, paths, people, unfolded }: CaseFiltersProps) {
  const form = useRef<HTMLFormElement>(null)
  const [open, setOpen] = useState(unfolded)
  const chosen = {
    onChange: ({ target }: ChangeEvent<HTMLSelectElement>) => {
      chosenIn = target.name
      form.current?.requestSubmit()
    },
  }
  useEffect(() => {
    if (chosenIn !== undefined)
      form.current?.querySelector<HTMLElement>(`select[name="${chosenIn}"]`)?.focus()
    chosenIn = undefined
  }, [])
  useKey('f', 'Find in the cases', () => {
    form.current?.querySelector<HTMLInputElement>('input[name=text]')?.focus()
  })
  return (
    <Form ref={form} action="/cases" role="search" className="mb-1">
      <div className="grid grid-cols-2 items-start gap-x-4 md:grid-cols-[minmax(0,1fr)_11rem_11rem_auto]">
        <div className="max-md:col-span-2">
          <TextInput
            type="search"
            name="text"
            label="Find"
            placeholder="C-1042, R-1042, a name, an e-mail, an id, a word of a note"
            defaultValue={search.text}
            maxLength={300}
          />
        </div>
        <Select
          name="state"
          label="State"
          empty="Any state"
          options={states}
          defaultValue={search.state ?? ''}
          {...chosen}
        />
        <Select
          name="sort"
          label="Sorted by"
          options={optionsOf(sortNames)}
          defaultValue={search.sort ?? 'touched'}
          {...chosen}
        />
        <div className="flex min-h-9 items-center gap-2 max-md:col-span-2 max-md:mb-3 md:pt-6">
          <Button type="submit">Find</Button>
          <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Fewer filters' : 'More filters'}
          </Button>
        </div>
      </div>
      <div hidden={!open} className="rounded-lg border border-line bg-panel px-4 pt-3 [&:not([hidden])]:mb-4">
        <div className="grid grid-cols-2 gap-x-4 lg:grid-cols-4">
          <Select
            name="kind"
            label="Kind"
            empty="Any kind"
            options={kinds.map((value) => ({ value, label: kindNames[value] }))}
            defaultValue={search.kind ?? ''}
            {...chosen}
          />
          <Select
            name="cause"
            label="Cause"
            empty="Any cause"
            options={causes}
            defaultValue={search.cause ?? ''}
            {...chosen}
          />
          <Select
            name="who"
            label="Who has it"
            empty="Anybody"
            options={[{ value: 'me', label: 'Me' }, { value: 'nobody', label: 'Nobody' }, ...workers]}
            defaultValue={search.who ?? ''}
            {...chosen}
          />
          <Select
            name="clock"
            label="Clock"
            empty="Any"
            options={optionsOf(clockNames)}
            defaultValue={search.clock ?? ''}
            {...chosen}
          />
          <Select
            name="waits"
            label="Waits on"
            empty="Anybody"
            options={waitedOn.map((value) => ({ value, label: capital(value) }))}
            defaultValue={search.waits ?? ''}
            {...chosen}
          />
          <Select
            name="outcome"
            label="Outcome"
            empty="Any outcome"
            options={[
              ...optionsOf(outcomeNames),
              { value: 'otherwise', label: 'Neither attributed nor denied' },
            ]}
            defaultValue={search.outcome ?? ''}
            {...chosen}
          />
          <TextInput type="date" name="from" label="Opened from" defaultValue={search.from} />
          <TextInput type="date" name="to" label="Opened until" defaultValue={search.to} />
          <RequestFilters search={search} paths={paths} people={people} {...chosen} />
        </div>
        {search.follows && <input type="hidden" name="follows" value={search.follows} />}
        {search.asks && <input type="hidden" name="asks" value={search.asks} />}
        {search.source && <input type="hidden" name="source" value={search.source} />}
      </div>
    </Form>
  )
}
