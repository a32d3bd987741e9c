'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { toast } from 'sonner'
import { v7 } from 'uuid'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'
import type { SelectOption } from '#app/_ui/select.tsx'
import { useKept } from '../../requests/[id]/_parts/use-kept.ts'
import { edit } from '../[id]/actions.ts'
import { useDo } from '../_parts/use-do.ts'
import { open } from '../actions.ts'
import { CaseFields } from './case-fields.tsx'
import { errorsOf } from './check-form.ts'
import { EarlierPanel } from './earlier-panel.tsx'
import { useEarlier } from './use-earlier.ts'
import { sentOf, stakeOf, type Values } from './values.ts'

interface CaseFormProps {
  /** Under which this tab keeps what is typed. */
  draft: string
  initial: Values
  causes: readonly SelectOption[]
  /** The case that is edited, and how often it was before. */
  editing?: { caseId: string; edits: number } | undefined
}

/** Opens a case, or puts right what is known of one. What is typed stays in this tab until it was taken. */
export function CaseForm({ draft, initial, causes, editing }: CaseFormProps) {
  const router = useRouter()
  const [kept, keep] = useKept(draft)
  const values: Values = { ...initial, ...typedIn(kept) }
  const [key, setKey] = useState(() => v7())
  const form = useRef<HTMLFormElement>(null)
  const [tried, setTried] = useState(false)
  const { run, pending, refusal, errorOf } = useDo()
  const errors = errorsOf(values, !editing)
  const looking = useEarlier(values)

  useEffect(() => {
    // Where there is no keyboard but that of the screen, it would cover the form.
    if (!matchMedia('(pointer: coarse)').matches)
      form.current?.querySelector<HTMLElement>('input[name=summary]')?.focus()
  }, [])

  function set(typed: Partial<Values>) {
    setKey(v7())
    keep(JSON.stringify({ ...values, ...typed }))
  }

  function leave(caseId: string) {
    keep('')
    router.push(`/cases/${caseId}` as Route)
  }

  function submit() {
    const stake = stakeOf(values)
    if (typeof stake === 'string' || Object.keys(errors).length > 0) {
      flushSync(() => setTried(true))
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
      return
    }
    const sent = { ...sentOf(values), stake }
    if (editing)
      run(
        () => edit({ ...sent, ...editing }),
        () => leave(editing.caseId),
      )
    else
      run(
        () => open({ ...sent, key }),
        (made) => {
          if (!made) return
          toast.success(`C-${String(made.number)} is open.`)
          leave(made.id)
        },
      )
  }

  const inField = refusal?.field !== undefined && shown.has(refusal.field)
  return (
    <form
      ref={form}
      noValidate
      onKeyDown={sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Columns share="decide">
        <div className="grid min-w-0 gap-2">
          <CaseFields
            values={values}
            set={set}
            errorOf={(name) => (tried ? errors[name] : undefined) ?? errorOf(name)}
            causes={causes}
            withNewUsers={!editing}
          />
        </div>
        <Column sticky>
          {!editing && <EarlierPanel looking={looking} />}
          <div className="grid gap-3">
            {refusal && !inField && (
              <Callout tone="bad" title={editing ? 'It was not kept.' : 'No case was opened.'} live>
                {refusal.sentence}
              </Callout>
            )}
            {inField && (
              <p role="alert" className="text-sm text-bad">
                Look at the field that is marked: {refusal.sentence}
              </p>
            )}
            <Button type="submit" variant="primary" wide pending={pending}>
              {editing ? 'Keep the changes' : 'Open the case'}
              <ModEnter />
            </Button>
            <p className="text-sm text-muted">
              {editing
                ? 'The clocks are counted anew where the kind or the money changes.'
                : 'Its clocks begin now. Nobody outside is told of it.'}
            </p>
          </div>
        </Column>
      </Columns>
    </form>
  )
}

const shown = new Set([
  'summary',
  'causeId',
  'referrerName',
  'referrerEmail',
  'referrerId',
  'referral',
  'newUsers',
  'story',
  'happenedOn',
  'stake',
  'sourceLink',
])

function typedIn(kept: string): Partial<Values> {
  if (kept === '') return {}
  try {
    return JSON.parse(kept) as Partial<Values>
  } catch {
    return {}
  }
}
