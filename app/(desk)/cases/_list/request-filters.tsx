import type { ChangeEvent } from 'react'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { moneyNames, optionsOf } from '../_parts/case-words.ts'
import type { CaseSearch } from './case-search.ts'

interface RequestFiltersProps {
  search: CaseSearch
  paths: readonly SelectOption[]
  people: readonly SelectOption[]
  onChange: (event: ChangeEvent<HTMLSelectElement>) => void
}

const answers = [
  { value: 'yes', label: 'Given' },
  { value: 'no', label: 'Not yet' },
]

/** What the reports tell cases apart by: the referrer, the first answer, and what the requests of a case are. */
export function RequestFilters({ search, paths, people, onChange }: RequestFiltersProps) {
  return (
    <>
      <Select
        name="path"
        label="Path of a request"
        empty="Any path"
        options={paths}
        defaultValue={search.path ?? ''}
        onChange={onChange}
      />
      <Select
        name="requester"
        label="Request filed by"
        empty="Anybody"
        options={people}
        defaultValue={search.requester ?? ''}
        onChange={onChange}
      />
      <Select
        name="approver"
        label="Request approved by"
        empty="Anybody"
        options={people}
        defaultValue={search.approver ?? ''}
        onChange={onChange}
      />
      <Select
        name="money"
        label="Money of a request"
        empty="Any"
        options={optionsOf(moneyNames)}
        defaultValue={search.money ?? ''}
        onChange={onChange}
      />
      <TextInput
        name="referrer"
        label="Referrer’s whole e-mail"
        defaultValue={search.referrer}
        maxLength={254}
      />
      <Select
        name="answered"
        label="First answer"
        empty="Given or not"
        options={answers}
        defaultValue={search.answered ?? ''}
        onChange={onChange}
      />
    </>
  )
}
