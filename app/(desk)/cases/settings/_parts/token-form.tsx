'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { useDraft } from '../../../requests/[id]/_parts/use-draft.ts'
import { CopyButton } from '../../../requests/[id]/_message/copy-button.tsx'
import { FormFrame } from '../../[id]/_parts/form-frame.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { make } from '../actions.ts'

interface TokenFormProps {
  /** The one that was made, until the person has it: it is nowhere else. */
  token: string | undefined
  onMade: (token: string | undefined) => void
  onLeave: () => void
  onKept: () => void
}

/** Makes a token, and shows it this once. */
export function TokenForm({ token, onMade, onLeave, onKept }: TokenFormProps) {
  const { values, set, forget } = useDraft('cases:settings:token', { name: '', source: '' })
  const { run, pending, besides, errorOf } = useDo()
  if (token !== undefined)
    return (
      <div className="grid gap-3 p-4">
        <Callout tone="warn" title="Copy it now: once you leave this page it is never shown again." live>
          The desk keeps only its hash.
        </Callout>
        <code className="rounded-md bg-quiet p-3 font-mono text-sm wrap-anywhere select-all">{token}</code>
        <div className="flex justify-end gap-2">
          <CopyButton text={token} what="token" />
          <Button variant="primary" onClick={onKept}>
            I kept it
          </Button>
        </div>
      </div>
    )
  return (
    <FormFrame
      words="Make the token"
      failed="No token was made."
      refusal={besides('name', 'source')}
      pending={pending}
      onLeave={() => {
        forget()
        onLeave()
      }}
      onSubmit={() =>
        run(
          () => make({ ...values, scopes: ['cases:open'] }),
          (made) => {
            forget()
            onMade(made?.token)
          },
        )
      }
    >
      <TextInput
        label="Name"
        needed
        value={values.name}
        error={errorOf('name')}
        hint="By which you know it again."
        onChange={({ target }) => set({ name: target.value })}
      />
      <TextInput
        label="Help desk"
        needed
        value={values.source}
        error={errorOf('source')}
        hint="Its cases come under this name; a new token of the same name knows their references."
        onChange={({ target }) => set({ source: target.value })}
      />
    </FormFrame>
  )
}
