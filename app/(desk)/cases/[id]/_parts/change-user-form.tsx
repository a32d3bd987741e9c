'use client'

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { newUserForm } from '#lib/cases/case-form.ts'
import { useDo } from '../../_parts/use-do.ts'
import { changeUser } from '../new-user-actions.ts'
import type { NewUserLine } from './user-row.tsx'

interface ChangeUserFormProps {
  caseId: string
  user: NewUserLine
  onDone: () => void
}

const fields = [
  { name: 'name', label: 'Name' },
  { name: 'email', label: 'E-mail' },
  { name: 'newUserId', label: 'New user’s id', mono: true },
  { name: 'organizationId', label: 'Organisation’s id', mono: true },
  { name: 'customerId', label: 'Billing customer’s id', mono: true },
] as const

/** Puts right what is known of a new user: what is typed here is carried over to a request. */
export function ChangeUserForm({ caseId, user, onDone }: ChangeUserFormProps) {
  const [from] = useState(() => ({
    newUserId: user.newUserId ?? '',
    email: user.email ?? '',
    name: user.name ?? '',
    organizationId: user.organizationId ?? '',
    customerId: user.customerId ?? '',
  }))
  const [typed, setTyped] = useState(from)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const { run, pending, refusal } = useDo()
  const { error } = newUserForm.safeParse(typed)
  const errorOf = (name: string) => error?.issues.find(({ path }) => path[0] === name)?.message

  function submit() {
    if (error) {
      flushSync(() => setTried(true))
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    } else run(() => changeUser({ caseId, id: user.id, from, ...typed }), onDone)
  }

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-x-4 p-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {fields.map(({ name, label, ...look }) => (
        <TextInput
          key={name}
          {...look}
          label={label}
          value={typed[name]}
          error={tried ? errorOf(name) : undefined}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      ))}
      {refusal && (
        <div className="sm:col-span-2">
          <Callout tone="bad" title="It was not changed." live>
            {refusal.sentence}
          </Callout>
        </div>
      )}
      <div className="mt-2 flex justify-end gap-2 sm:col-span-2">
        <Button onClick={onDone}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          Keep the change
        </Button>
      </div>
    </form>
  )
}
