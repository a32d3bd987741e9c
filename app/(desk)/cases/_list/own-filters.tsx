import type { ChangeEvent } from 'react'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { kinds, waitedOn } from '#lib/cases/words.ts'
import { capital, clockNames, kindNames, optionsOf, outcomeNames } from '../_parts/case-words.ts'
import type { CaseSearch } from './case-search.ts'

interface OwnFiltersProps {
  search: CaseSearch
  causes: readonly SelectOption[]
  workers: readonly SelectOption[]
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void
}

/** What a case is by itself. */
export function OwnFilters({ search, causes, workers, onChange }: OwnFiltersProps) {
  return (
    <>
      <Select
        name="kind"
        label="Kind"
        empty="Any kind"
        options={kinds.map((value) => ({ value, label: kindNames[value] }))}
        defaultValue={search.kind ?? ''}
        onChange={onChange}
      />
      <Select
        name="cause"
        label="Cause"
        empty="Any cause"
        options={causes}
        defaultValue={search.cause ?? ''}
        onChange={onChange}
      />
      <Select
        name="who"
        label="Who has it"
        empty="Anybody"
        options={[{ value: 'me', label: 'Me' }, { value: 'nobody', label: 'Nobody' }, ...workers]}
        defaultValue={search.who ?? ''}
        onChange={onChange}
      />
      <Select
        name="clock"
        label="Clock"
        empty="Any"
        options={optionsOf(clockNames)}
        defaultValue={search.clock ?? ''}
        onChange={onChange}
      />
      <Select
        name="waits"
        label="Waits on"
        empty="Anybody"
        options={waitedOn.map((value) => ({ value, label: capital(value) }))}
        defaultValue={search.waits ?? ''}
        onChange={onChange}
      />
      <Select
        name="outcome"
        label="Outcome"
        empty="Any outcome"
        options={[...optionsOf(outcomeNames), { value: 'otherwise', label: 'Neither attributed nor denied' }]}
        defaultValue={search.outcome ?? ''}
        onChange={onChange}
      />
      <TextInput type="date" name="from" label="Opened from" defaultValue={search.from} />
      <TextInput type="date" name="to" label="Opened until" defaultValue={search.to} />
    </>
  )
}
