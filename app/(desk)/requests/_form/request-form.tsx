'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { useZone } from '#app/_ui/reader.tsx'
import { CaseFields } from './case-fields.tsx'
import { checkPlanForm, errorsOf } from './check-form.ts'
import { DraftLine } from './draft-line.tsx'
import { asksFor, type Shown } from './foreseen.ts'
import type { FormState } from './form-state.ts'
import { PathField } from './path-field.tsx'
import type { OfferedPath } from './paths.ts'
import { PathFields } from './path-fields.tsx'
import { PlanSide } from './plan-side.tsx'
import { SendBar } from './send-bar.tsx'
import { useDraft } from './use-draft.ts'
import { usePreview } from './use-preview.ts'
import { effectOf } from '../_plan/effect-of.ts'
import { type Editing, type OfCase, useSend } from './use-send.ts'
import { askedIn, sentOf, type Situation } from './sent.ts'
import type { FieldName, Values } from './values.ts'
import { whyNot } from './why-not.ts'

export interface RequestFormProps {
  /** Under which the draft is kept: of this person, and of the request where one is edited. */
  draftName: string
  paths: readonly OfferedPath[]
  initial: Values
  editing?: Editing | undefined
  /** The case that it is filed for, and who follows then. */
  ofCase?: OfCase | undefined
  title: string
  lead: ReactNode
  /** Why it is edited, and what saving means. */
  children?: ReactNode
}

/** Files a request or makes its next revision, with the plan beside the form. */
export function RequestForm(props: RequestFormProps) {
  const { draftName, paths, initial, editing, ofCase, title, lead, children } = props
  const form = useRef<HTMLFormElement>(null)
  const { store, draft } = useDraft(draftName, initial)
  const { values } = draft
  const situation: Situation = { path: paths.find(({ path }) => path === values.path), zone: useZone() }
  const router = useRouter()
  // What this very draft filed, where its answer was lost, is no rival of its own.
  const requestId = editing?.requestId ?? (draft.key || undefined)
  const { reading, readAgain } = usePreview(checkPlanForm(values, situation), requestId)
  const { send, pending, refusal } = useSend({ store, editing, ofCase, onMoved: readAgain })
  const [left, setLeft] = useState<ReadonlySet<FieldName>>(new Set())
  const [tried, setTried] = useState(false)
  const errors = errorsOf(values, situation)
  const plan = 'shown' in reading ? reading.shown.plan : null
  const why = whyNot(values, situation, reading)

  const state: FormState = {
    values,
    set: store.set,
    errorOf: (name) => (tried || (left.has(name) && values[name] !== '') ? errors[name] : undefined),
    isLeft: (name) => tried || left.has(name),
    leave: (name) => {
      setLeft((before) => new Set([...before, name]))
    },
  }

  function sendOrShow() {
    if (why === undefined) send(sentOf(values, situation))
    else {
      flushSync(() => {
        setTried(true)
      })
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    }
  }

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        sendOrShow()
      }}
    >
      <PageHead title={title} aside={<DraftLine store={store} draft={draft} />}>
        {lead}
      </PageHead>
      {children}
      <Columns share={askedIn(values, situation.path).payments ? 'even' : 'write'}>
        <div className="grid min-w-0 gap-2">
          <PathField form={state} paths={paths} />
          <PathFields form={state} situation={situation} plan={plan} />
          <CaseFields form={state} />
        </div>
        <Column sticky>
          <PlanSide
            values={values}
            situation={situation}
            reading={reading}
            readAgain={readAgain}
            onLeaveToCello={(leaves) => {
              store.set({ supportOnly: leaves ? 'yes' : '' })
            }}
          />
          <SendBar
            label={editing ? `Save revision ${String(editing.revision + 1)}` : 'File request'}
            consequence={'shown' in reading ? consequenceOf(values, reading.shown) : ''}
            why={why}
            pending={pending}
            refusal={refusal}
            requestId={editing?.requestId}
            onRenew={() => router.refresh()}
            onSend={sendOrShow}
          />
        </Column>
      </Columns>
    </form>
  )
}

function consequenceOf(values: Values, shown: Shown) {
  const approvers = asksFor(values, shown)?.approvers ?? 1
  const who = approvers === 1 ? 'a second person approves' : `${String(approvers)} others approve`
  return `${effectOf(shown.plan)}, once ${who}.`
}
