'use client'

import { Callout } from '#app/_ui/callout.tsx'
import { Time } from '#app/_ui/time.tsx'
import { blockersOf } from '#lib/attribution/plan.ts'
import { counted } from '../_plan/counted.ts'
import { Findings } from '../_plan/findings.tsx'
import { PlanView } from '../_plan/plan-view.tsx'
import { asksFor, lackOf } from './foreseen.ts'
import { ForeseenLine } from './foreseen-line.tsx'
import { LeftToCello } from './left-to-cello.tsx'
import { PlanRefused, PlanSkeleton, PlanToCome } from './plan-stand-ins.tsx'
import type { Situation } from './sent.ts'
import type { Reading } from './use-preview.ts'
import type { Values } from './values.ts'

interface PlanSideProps {
  values: Values
  situation: Situation
  reading: Reading
  readAgain: () => void
  /** Whether the request is the message to Cello support, or the calls. */
  onLeaveToCello: (leaves: boolean) => void
}

/** What would happen, beside the form: as soon as there is enough, and always for what stands there now. */
export function PlanSide({ values, situation, reading, readAgain, onLeaveToCello }: PlanSideProps) {
  const name = situation.path?.name
  return (
    <>
      <p role="status" className="sr-only">
        {spoken(reading, values)}
      </p>
      {reading.state === 'incomplete' && <PlanToCome values={values} situation={situation} />}
      {reading.state === 'reading' && <PlanSkeleton place={name} />}
      {reading.state === 'refused' && <PlanRefused refusal={reading.refusal} readAgain={readAgain} />}
      {(reading.state === 'read' || reading.state === 'rereading') && (
        <PlanView
          {...reading.shown}
          note={<ReadNote reading={reading} readAgain={readAgain} />}
          footer={
            <ForeseenLine
              asks={asksFor(values, reading.shown)}
              expiresAt={reading.shown.foreseen.expiresAt}
            />
          }
        >
          <PlanNotes reading={reading} lack={lackOf(values, reading.shown)} onLeaveToCello={onLeaveToCello} />
        </PlanView>
      )}
    </>
  )
}

type Shown = Extract<Reading, { shown: unknown }>

interface PlanNotesProps extends Pick<PlanSideProps, 'onLeaveToCello'> {
  reading: Shown
  lack: ReturnType<typeof lackOf>
}

function PlanNotes({ reading, lack, onLeaveToCello }: PlanNotesProps) {
  const { plan } = reading.shown
  const { findings, wanted } = plan
  if (!wanted.supportOnly && findings.length === 0 && lack === undefined) return null
  return (
    <div className="grid gap-3">
      {lack && (
        <Callout tone="bad" title={`Blocked: ${lack.title}`}>
          {lack.wayOut}
        </Callout>
      )}
      {wanted.supportOnly && (
        <LeftToCello
          findings={findings}
          onBack={() => {
            onLeaveToCello(false)
          }}
        />
      )}
      <Findings
        findings={findings}
        onLeaveToCello={() => {
          onLeaveToCello(true)
        }}
      />
    </div>
  )
}

function ReadNote({ reading: { state, shown }, readAgain }: { reading: Shown; readAgain: () => void }) {
  const reading = state === 'rereading'
  return (
    <>
      read from {shown.place.name} <Time key={shown.readAt.getTime()} at={shown.readAt} />{' '}
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

function spoken(reading: Reading, values: Values) {
  if (reading.state === 'reading' || reading.state === 'rereading') return 'The plan is being read.'
  if (reading.state !== 'read') return ''
  const { plan } = reading.shown
  const lack = lackOf(values, reading.shown)
  const blockers = [...(lack ? [lack] : []), ...blockersOf(plan)]
  const [first] = blockers
  if (first) return `The plan was read: ${counted(blockers.length, 'blocker')}. ${first.title}`
  if (plan.wanted.supportOnly) return 'The plan was read: the message to Cello support.'
  return `The plan was read: ${counted(plan.steps.length, 'step')}.`
}
