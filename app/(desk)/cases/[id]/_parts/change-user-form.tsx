'use client'

import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { TextInput } from '#app/_ui/text-input.tsx'
import { newUserForm } from '#lib/cases/case-form.ts'
import { newUserChanged } from '#lib/cases/as-it-stands.ts'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { useDo } from '../../_parts/use-do.ts'
import { changeUser } from '../new-user-actions.ts'
import { FormFrame } from './form-frame.tsx'
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
  const from = {
    newUserId: user.newUserId ?? '',
    email: user.email ?? '',
    name: user.name ?? '',
    organizationId: user.organizationId ?? '',
    customerId: user.customerId ?? '',
  }
  const { values, set, forget, behind } = useDraft(`case:${caseId}:new user:${user.id}`, from)
  const [tried, setTried] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const { run, pending, besides, errorOf } = useDo()
  const { error } = newUserForm.safeParse(values)
  const wrongIn = (name: string) => error?.issues.find(({ path }) => path[0] === name)?.message

  function done() {
    forget()
    onDone()
  }
  function submit() {
    if (error) {
      flushSync(() => setTried(true))
      box.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    } else run(() => changeUser({ caseId, id: user.id, from, ...values }), done)
  }

  return (
    <FormFrame
      words="Keep the change"
      failed="It was not changed."
      refusal={besides(...fields.map(({ name }) => name), behind ? 'from' : '')}
      behind={behind ? { sentence: newUserChanged(user), onTake: forget } : undefined}
      pending={pending}
      onLeave={done}
      onSubmit={submit}
    >
      <div ref={box} className="grid gap-x-4 sm:grid-cols-2">
        {fields.map(({ name, label, ...look }) => (
          <TextInput
            key={name}
            {...look}
            label={label}
            value={values[name]}
            error={(tried ? wrongIn(name) : undefined) ?? errorOf(name)}
            onChange={({ target }) => set({ [name]: target.value })}
          />
        ))}
      </div>
    </FormFrame>
  )
}
