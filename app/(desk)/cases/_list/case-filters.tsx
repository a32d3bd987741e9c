'use client'

import Form from 'next/form'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { FilterFold } from '#app/_ui/filter-fold.tsx'
import { useKey } from '#app/_ui/keys.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { capital, optionsOf, sortNames } from '../_parts/case-words.ts'
import { type CaseSearch, countSet } from './case-search.ts'
import { OwnFilters } from './own-filters.tsx'
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
  const [wasChosen] = useState(() => chosenIn !== undefined)
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
      <FilterFold
        set={countSet(search)}
        unfolded={wasChosen}
        columns="sm:grid-cols-2 md:grid-cols-[minmax(0,1fr)_11rem_11rem_auto]"
        find={
          <div className="sm:max-md:col-span-2">
            <TextInput
              type="search"
              name="text"
              label="Find"
              placeholder="C-1042, R-1042, a name, an e-mail, an id, a word of a note"
              defaultValue={search.text}
              maxLength={300}
            />
          </div>
        }
      >
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
        <div className="flex min-h-9 items-center gap-2 max-md:col-span-2 max-md:mb-3 max-sm:hidden md:pt-6">
          <Button type="submit">Find</Button>
          <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Fewer filters' : 'More filters'}
          </Button>
        </div>
        <div
          className={cx(
            'col-span-full rounded-lg border-line max-sm:mb-3 sm:mb-4 sm:border sm:bg-panel sm:px-4 sm:pt-3',
            !open && 'sm:hidden',
          )}
        >
          <div className="grid grid-cols-2 gap-x-4 lg:grid-cols-4">
            <OwnFilters search={search} causes={causes} workers={workers} {...chosen} />
            <RequestFilters search={search} paths={paths} people={people} {...chosen} />
          </div>
          {search.follows && <input type="hidden" name="follows" value={search.follows} />}
          {search.asks && <input type="hidden" name="asks" value={search.asks} />}
          {search.source && <input type="hidden" name="source" value={search.source} />}
          <div className="sm:hidden">
            <Button type="submit">Find these</Button>
          </div>
        </div>
      </FilterFold>
    </Form>
  )
}
