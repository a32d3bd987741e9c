'use client'

import { Time } from '#app/_ui/time.tsx'
import { blockersOf } from '#lib/attribution/plan.ts'
import { counted } from '../_plan/counted.ts'
import { Findings } from '../_plan/findings.tsx'
import { PlanView } from '../_plan/plan-view.tsx'
import type { OfferedPath } from './paths.ts'
import { PlanRefused, PlanSkeleton, PlanToCome } from './plan-stand-ins.tsx'
import type { Reading } from './use-preview.ts'
import type { Values } from './values.ts'

interface PlanSideProps {
  values: Values
  path: OfferedPath | undefined
  reading: Reading
  readAgain: () => void
}

/** What would happen, beside the form: as soon as there is enough, and always for what stands there now. */
export function PlanSide({ values, path, reading, readAgain }: PlanSideProps) {
  return (
    <>
      <p role="status" className="sr-only">
        {spoken(reading)}
      </p>
      {reading.state === 'incomplete' && <PlanToCome values={values} />}
      {reading.state === 'reading' && <PlanSkeleton place={path?.name} />}
      {reading.state === 'refused' && <PlanRefused refusal={reading.refusal} readAgain={readAgain} />}
      {(reading.state === 'read' || reading.state === 'rereading') && (
        <PlanView
          {...reading.shown}
          note={<ReadNote reading={reading} name={path?.name} readAgain={readAgain} />}
        >
          {reading.shown.plan.findings.length > 0 && <Findings findings={reading.shown.plan.findings} />}
        </PlanView>
      )}
    </>
  )
}

interface ReadNoteProps {
  reading: Extract<Reading, { shown: unknown }>
  name: string | undefined
  readAgain: () => void
}

function ReadNote({ reading: { state, shown }, name = 'the provider', readAgain }: ReadNoteProps) {
  const reading = state === 'rereading'
  return (
    <>
      read from {name} <Time key={shown.readAt.getTime()} at={shown.readAt} />{' '}
      <button
        type="button"
        onClick={reading ? undefined : readAgain}
        aria-disabled={reading || undefined}
        className="min-h-6 rounded-sm px-1 text-sm text-accent underline underline-offset-2 aria-disabled:text-muted aria-disabled:no-underline"
      >
        {reading ? 'Reading…' : 'Read again'}
      </button>
    </>
  )
}

function spoken(reading: Reading) {
  if (reading.state === 'reading' || reading.state === 'rereading') return 'The plan is being read.'
  if (reading.state !== 'read') return ''
  const { plan } = reading.shown
  const blockers = blockersOf(plan)
  const [first] = blockers
  if (!first) return `The plan was read: ${counted(plan.steps.length, 'step')}.`
  return `The plan was read: ${counted(blockers.length, 'blocker')}. ${first.title}`
}
