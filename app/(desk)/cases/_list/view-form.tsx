'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Checkbox } from '#app/_ui/checkbox.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
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
  const { run, pending, refusal, errorOf } = useDo()

  function submit(form: FormData) {
    const given = form.get('name')
    const typed = { name: typeof given === 'string' ? given : '', shared: form.has('shared') }
    if (view) run(() => editView({ viewId: view.id, ...typed }), onDone)
    else run(() => keepView({ search, ...typed }), onDone)
  }

  return (
    <form
      className="grid gap-2 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        submit(new FormData(event.currentTarget))
      }}
    >
      <TextInput name="name" label="Name" needed defaultValue={view?.name} error={errorOf('name')} />
      <Checkbox
        name="shared"
        label="Share it"
        defaultChecked={view?.shared}
        hint="Everybody in the desk finds it; only you change or remove it."
      />
      {refusal !== undefined && refusal.field !== 'name' && (
        <Callout tone="bad" title="It was not saved." live>
          {refusal.sentence}
        </Callout>
      )}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        {view && (
          <Button
            variant="quiet"
            pending={pending}
            onClick={() => run(() => dropView({ viewId: view.id }), onDone)}
          >
            Remove it
          </Button>
        )}
        <Button onClick={onDone}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {view ? 'Keep the change' : 'Save the list'}
        </Button>
      </div>
    </form>
  )
}
