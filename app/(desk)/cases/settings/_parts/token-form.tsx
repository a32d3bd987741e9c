'use client'

import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { CopyButton } from '../../../requests/[id]/_message/copy-button.tsx'
import { FormFrame } from '../../[id]/_parts/form-frame.tsx'
import { useDo } from '../../_parts/use-do.ts'
import { make } from '../actions.ts'

/** Makes a token, and shows it this once. */
export function TokenForm({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('')
  const [source, setSource] = useState('')
  const [token, setToken] = useState<string>()
  const { run, pending, refusal, errorOf } = useDo()
  if (token !== undefined)
    return (
      <div className="grid gap-3 p-4">
        <Callout tone="warn" title="Copy it now: it is never shown again." live>
          The desk keeps only its hash.
        </Callout>
        <code className="rounded-md bg-quiet p-3 font-mono text-sm wrap-anywhere select-all">{token}</code>
        <div className="flex justify-end gap-2">
          <CopyButton text={token} what="token" />
          <Button variant="primary" onClick={onDone}>
            I kept it
          </Button>
        </div>
      </div>
    )
  return (
    <FormFrame
      words="Make the token"
      failed="No token was made."
      refusal={refusal?.field === 'name' || refusal?.field === 'source' ? undefined : refusal?.sentence}
      pending={pending}
      onLeave={onDone}
      onSubmit={() =>
        run(
          () => make({ name, source, scopes: ['cases:open'] }),
          (made) => setToken(made?.token),
        )
      }
    >
      <TextInput
        label="Name"
        needed
        value={name}
        error={errorOf('name')}
        hint="By which you know it again."
        onChange={({ target }) => setName(target.value)}
      />
      <TextInput
        label="Help desk"
        needed
        value={source}
        error={errorOf('source')}
        hint="Its cases come under this name; a new token of the same name knows their references."
        onChange={({ target }) => setSource(target.value)}
      />
    </FormFrame>
  )
}
