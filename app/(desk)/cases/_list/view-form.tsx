'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { useDraft } from '../../requests/[id]/_parts/use-draft.ts'
import { useDo } from '../_parts/use-do.ts'
import { dropView, editView, keepView } from '../actions.ts'

interface ViewFormProps {
  search: string
  /** The list that is changed; absent: a new one is saved. */
  view?: { id: string; name: string; shared: boolean }
  onDone: () => void
}

/** The name of a list and whether others find it; a list that is there can be removed. */
export function ViewForm({ search, view, onDone }: ViewFormProps) {
  const { values, set, forget } = useDraft(`cases:list:${view?.id ?? 'new'}`, {
    name: view?.name ?? '',
    shared: view?.shared ?? false,
  })
  const { run, pending, besides, errorOf } = useDo()
  const refusal = besides('name')

  function done() {
    forget()
    onDone()
  }
  function submit() {
    if (view) run(() => editView({ viewId: view.id, ...values }), done)
    else run(() => keepView({ search, ...values }), done)
  }

  return (
    <form
      noValidate
      className="grid gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <TextInput
        label="Name"
        needed
        value={values.name}
        error={errorOf('name')}
        onChange={({ target }) => set({ name: target.value })}
      />
      <Checkbox
        label="Share it"
        checked={values.shared}
        onChange={({ target }) => set({ shared: target.checked })}
        hint="Everybody in the desk finds it; only you change or remove it."
      />
      {refusal !== undefined && (
        <Callout tone="bad" title="It was not saved." live>
          {refusal}
        </Callout>
      )}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {view && (
          <Button
            variant="quiet"
            pending={pending}
            onClick={() => run(() => dropView({ viewId: view.id }), done)}
          >
            Remove it
          </Button>
        )}
        <Button onClick={done}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {view ? 'Keep the change' : 'Save the list'}
        </Button>
      </div>
    </form>
  )
}
