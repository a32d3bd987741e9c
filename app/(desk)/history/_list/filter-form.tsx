'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useTransition, type SubmitEvent } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Select } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { FilterName, Typed } from '#lib/attribution/delivery-filter.ts'
import { historyAddress } from './history-search.ts'
import { filterLabels, outcomeChoices, purposeChoices } from './history-words.ts'
import { useTyped } from './use-typed.ts'

export interface FilterPerson {
  id: string
  name: string
}

export interface FilterFormProps {
  typed: Typed
  problems: Typed
  people: readonly FilterPerson[]
}

/** Writes the filters into the address; what was not understood stays in its field, with a sentence below it. */
export function FilterForm({ typed: given, problems, people }: FilterFormProps) {
  const [typed, write] = useTyped(given)
  const [pending, startTransition] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const router = useRouter()

  useEffect(() => {
    form.current?.querySelector('input')?.focus()
  }, [])
  useEffect(() => {
    if (Object.keys(problems).length === 0) return
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    startTransition(() => {
      router.push(historyAddress(typed))
    })
  }

  const field = (name: FilterName) => ({
    name,
    label: filterLabels[name],
    value: typed[name] ?? '',
    error: problems[name] !== undefined && typed[name] === given[name] ? problems[name] : undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      write(name, target.value)
    },
  })
  const choices = people.map(({ id, name }) => ({ value: id, label: name }))

  return (
    <form
      ref={form}
      method="get"
      action="/history"
      role="search"
      aria-label="Filter the history"
      onSubmit={submit}
      className="rounded-lg border border-line bg-panel p-4"
    >
      <div className="grid grid-cols-2 gap-x-4 lg:grid-cols-4">
        <TextInput {...field('request')} hint="R-1042 or 1042" />
        <TextInput {...field('customer')} hint="E-mail or id" />
        <TextInput {...field('invoice')} hint="Number or id" />
        <TextInput {...field('event')} mono />
        <TextInput {...field('amount')} inputMode="decimal" hint="120.00 or 1,200" />
        <TextInput {...field('currency')} hint="EUR, or any" />
        <TextInput {...field('from')} hint="2026-11-22, 22 Nov, today" />
        <TextInput {...field('until')} hint="That day included" />
        <Select {...field('requestedBy')} options={choices} empty="Anybody" />
        <Select {...field('approvedBy')} options={choices} empty="Anybody" />
        <Select {...field('outcome')} options={outcomeChoices} empty="Any" />
        <Select {...field('purpose')} options={purposeChoices} empty="Any" />
        <TextInput {...field('status')} inputMode="numeric" hint="200 or 429" />
        <TextInput {...field('providerRequest')} mono />
        <TextInput {...field('endpoint')} mono />
        <div className="pt-6 max-lg:justify-self-start">
          <Button type="submit" variant="primary" pending={pending}>
            Show these
          </Button>
        </div>
      </div>
    </form>
  )
}
