'use client'

import Form from 'next/form'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { useKey } from '#app/_ui/keys.tsx'
import { Select, type SelectOption } from '#app/_ui/select.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import type { TypedAudit } from './audit-search.ts'

export interface AuditFiltersProps {
  typed: TypedAudit
  problems: TypedAudit
  people: readonly SelectOption[]
  events: readonly SelectOption[]
}

/** A plain GET form, so that the address says what is shown; choosing submits it. */
export function AuditFilters({ typed, problems, people, events }: AuditFiltersProps) {
  const form = useRef<HTMLFormElement>(null)
  const submit = () => form.current?.requestSubmit()
  useKey('f', 'Filter the audit', () => {
    form.current?.querySelector('select')?.focus()
  })
  return (
    <Form
      ref={form}
      action="/audit"
      role="search"
      aria-label="Filter the audit"
      className="mb-3 grid grid-cols-2 items-start gap-x-4 lg:grid-cols-[14rem_18rem_12rem_auto]"
    >
      <Select
        name="person"
        label="Person"
        empty="Anybody"
        options={people}
        defaultValue={typed.person ?? ''}
        error={problems.person}
        onChange={submit}
      />
      <Select
        name="event"
        label="What happened"
        empty="Anything"
        options={events}
        defaultValue={typed.event ?? ''}
        error={problems.event}
        onChange={submit}
      />
      <TextInput
        name="request"
        label="Request"
        placeholder="R-1042"
        defaultValue={typed.request}
        error={problems.request}
      />
      <div className="pt-6 max-lg:justify-self-start">
        <Button type="submit">Show these</Button>
      </div>
    </Form>
  )
}
