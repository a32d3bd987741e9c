'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import type { SubmitEvent } from 'react'
import { toast } from 'sonner'
import type { Role } from '#lib/people/person-form.ts'
import { Button } from '../../../_ui/button.tsx'
import { Callout } from '../../../_ui/callout.tsx'
import { Checkbox } from '../../../_ui/checkbox.tsx'
import { TextInput } from '../../../_ui/text-input.tsx'
import { add } from '../actions.ts'
import { whyRefused } from './why-refused.ts'

const does: Record<Role, string> = {
  requester: 'Files requests and follows them.',
  approver: 'Decides what somebody else filed, and settles what got stuck.',
  manager: 'Reads the audit and the list of people.',
  admin: 'Gives and takes roles. Does not get round the second person.',
}

export interface AddPersonFormProps {
  roles: readonly Role[]
  onDone: () => void
}

export function AddPersonForm({ roles, onDone }: AddPersonFormProps) {
  const router = useRouter()
  const { execute, isPending, result, hasErrored } = useAction(add, {
    onSuccess: ({ input }) => {
      toast.success(`${input.name.trim()} is added and finds the roles at the first sign-in.`)
      router.refresh()
      onDone()
    },
  })
  const { validationErrors: wrong } = result

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    execute({
      name: written(form, 'name'),
      email: written(form, 'email'),
      roles: roles.filter((role) => form.getAll('roles').includes(role)),
    })
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-2 p-4">
      <p className="mb-2 text-muted">
        They sign in with the company account of this e-mail address and have these roles from the start.
      </p>
      <TextInput name="name" label="Name" needed error={wrong?.name?._errors?.[0]} />
      <TextInput name="email" type="email" label="E-mail" needed error={wrong?.email?._errors?.[0]} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Roles</legend>
        <div className="grid gap-1">
          {roles.map((role) => (
            <Checkbox key={role} name="roles" value={role} label={role} hint={does[role]} />
          ))}
        </div>
      </fieldset>
      {hasErrored && wrong === undefined && (
        <Callout tone="bad" title="Nobody was added." live>
          {whyRefused(result)}
        </Callout>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" pending={isPending}>
          Add the person
        </Button>
      </div>
    </form>
  )
}

function written(form: FormData, name: string) {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
