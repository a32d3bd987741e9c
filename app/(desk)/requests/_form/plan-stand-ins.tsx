'use client'

import { Circle, CircleCheck } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Panel } from '#app/_ui/panel.tsx'
import { Loading, Skeleton } from '#app/_ui/skeleton.tsx'
import type { ActionRefusal } from '#lib/action.ts'
import { RefusalNotice } from './refusal-notice.tsx'
import { errorsOf } from './check-form.ts'
import { askedIn, type Situation } from './sent.ts'
import type { FieldName, Values } from './values.ts'

interface Part {
  name: FieldName
  label: string
}

/** What a plan cannot do without, in the order of the form. */
function partsOf(values: Values, { path }: Situation): Part[] {
  const { customer, payments } = askedIn(values, path)
  return [
    ...(customer ? [{ name: 'customerId', label: 'the billing customer' } as const] : []),
    { name: 'referralCode', label: 'the referral code' },
    { name: 'newUserId', label: 'the new user id' },
    ...(payments && values.payments !== ''
      ? [{ name: 'payments', label: 'no mistake in the payments' } as const]
      : []),
  ]
}

/** Before there is enough: what is still needed for the plan to appear. */
export function PlanToCome({ values, situation }: { values: Values; situation: Situation }) {
  const errors = errorsOf(values, situation)
  return (
    <Panel title="Plan" note="appears as you type">
      <p>
        The exact calls, the money at stake and everything that stands in the way are shown here as soon as
        there is
      </p>
      <ul className="mt-3 grid gap-2">
        {partsOf(values, situation).map(({ name, label }) => (
          <Part key={name} label={label} there={errors[name] === undefined} />
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted">Reading a plan changes nothing anywhere.</p>
    </Panel>
  )
}

function Part({ label, there }: { label: string; there: boolean }) {
  const Mark = there ? CircleCheck : Circle
  return (
    <li className={`flex items-center gap-2 ${there ? 'text-good' : 'text-muted'}`}>
      <Mark aria-hidden size={16} />
      {label}
      {there && <span className="sr-only">: there</span>}
    </li>
  )
}

export function PlanSkeleton({ place }: { place: string | undefined }) {
  return (
    <Panel title="Plan" note={`reading from ${place ?? 'the provider'}…`} flush>
      <Loading>
        <div className="divide-y divide-line px-4">
          <StepSkeleton tall />
          <StepSkeleton />
          <StepSkeleton tall />
        </div>
      </Loading>
      <SlowHint />
    </Panel>
  )
}

const patience = 3_000

/** Its room is there from the beginning. */
function SlowHint() {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => {
      setSlow(true)
    }, patience)
    return () => {
      clearTimeout(timer)
    }
  }, [])
  return (
    <p className="min-h-9 px-4 pb-3 text-sm text-muted" aria-live="polite">
      {isSlow && 'Hundreds of invoices take some seconds: each event is looked up on its own.'}
    </p>
  )
}

function StepSkeleton({ tall = false }: { tall?: boolean }) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 py-3">
      <Skeleton className="size-6" />
      <div>
        <Skeleton className="mt-1 h-4 w-64 max-w-full" />
        {tall && <Skeleton className="mt-2.5 h-16 w-full" />}
      </div>
    </div>
  )
}

interface PlanRefusedProps {
  refusal: ActionRefusal
  readAgain: () => void
}

export function PlanRefused({ refusal, readAgain }: PlanRefusedProps) {
  return (
    <Panel title="Plan" note="could not be read">
      <RefusalNotice refusal={refusal} again={readAgain} />
    </Panel>
  )
}
