'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import type { Role } from '#lib/people/person-form.ts'
import { Button } from '../../../_ui/button.tsx'
import { Callout } from '../../../_ui/callout.tsx'
import { Checkbox } from '../../../_ui/checkbox.tsx'
import { TextInput } from '../../../_ui/text-input.tsx'
import { useDraft } from '../../requests/[id]/_parts/use-draft.ts'
import { refusalOf } from '../../requests/[id]/_parts/refusal.ts'
import { add } from '../actions.ts'

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
  const { values, set, forget } = useDraft('people:add', { name: '', email: '', roles: [] as Role[] })
  const { execute, isPending, result, hasErrored } = useAction(add, {
    onSuccess: ({ input }) => {
      toast.success(`${input.name.trim()} is added and finds the roles at the first sign-in.`)
      router.refresh()
      done()
    },
  })
  function done() {
    forget()
    onDone()
  }
  const refusal = hasErrored ? refusalOf(result) : undefined
  const errorOf = (field: string) => (refusal?.field === field ? refusal.sentence : undefined)

  return (
    <form
      noValidate
      className="grid gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        execute(values)
      }}
    >
      <p className="mb-2 text-muted">
        They sign in with the company account of this e-mail address and have these roles from the start.
      </p>
      <TextInput
        label="Name"
        needed
        value={values.name}
        error={errorOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <TextInput
        type="email"
        label="E-mail"
        needed
        value={values.email}
        error={errorOf('email')}
        onChange={({ target }) => set({ email: target.value })}
      />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Roles</legend>
        <div className="grid gap-1">
          {roles.map((role) => (
            <Checkbox
              key={role}
              label={role}
              hint={does[role]}
              checked={values.roles.includes(role)}
              onChange={({ target: { checked } }) =>
                set({ roles: roles.filter((one) => (one === role ? checked : values.roles.includes(one))) })
              }
            />
          ))}
        </div>
      </fieldset>
      {refusal && refusal.field !== 'name' && refusal.field !== 'email' && (
        <Callout tone="bad" title="Nobody was added." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="mt-2 flex justify-end gap-2">
        <Button onClick={done}>Cancel</Button>
        <Button type="submit" variant="primary" pending={isPending}>
          Add the person
        </Button>
      </div>
    </form>
  )
}
