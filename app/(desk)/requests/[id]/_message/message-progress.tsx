import type { ReactNode } from 'react'
import { Step, type StepLook } from '#app/_ui/steps.tsx'
import { Time } from '#app/_ui/time.tsx'
import { counted } from '../../_plan/counted.ts'
import { NotResentTable } from '../../_plan/not-resent-table.tsx'
import type { Place } from '../../_plan/place.ts'
import type { MessageState, MessageView } from './message-of.ts'

const looks: Record<MessageState, StepLook> = {
  waits: 'waits',
  'to write': 'now',
  sending: 'now',
  unknown: 'unknown',
  written: 'done',
  answered: 'done',
}

/** The last entry of a plan that leaves something to Cello support, with how far the message has come. */
export function MessageProgress({ number, message, place }: MessageProgressProps) {
  const { state, left } = message
  const verb = looks[state] === 'done' ? 'Wrote' : state === 'sending' ? 'Writing' : 'Write'
  const about = left.length === 0 ? '' : ` about ${counted(left.length, 'invoice')}`
  return (
    <Step
      number={number}
      look={looks[state]}
      title={`${verb} to Cello support${about}`}
      aside={asideOf(message)}
      detail={detailOf(message)}
    >
      {left.length > 0 && (
        <NotResentTable
          notResent={left}
          place={place}
          caption="Payments that only Cello can import, and why"
        />
      )}
    </Step>
  )
}

interface MessageProgressProps {
  number: number
  message: MessageView
  place: Place
}

function asideOf({ state, last }: MessageView): ReactNode {
  if (state === 'unknown') return 'asks a person'
  if (state === 'sending') return 'now'
  if ((state === 'written' || state === 'answered') && last)
    return (
      <>
        {state}{' '}
        <Time at={last.message.answeredAt ?? last.message.closedAt ?? last.message.openedAt} show="clock" />
      </>
    )
  return state
}

function detailOf({ state, last, recipient }: MessageView): ReactNode {
  if (!last || (state !== 'written' && state !== 'answered')) return undefined
  const { openedAt } = last.message
  return (
    <>
      Written <Time at={openedAt} show="clock" /> by {last.writer}, to {recipient}.{' '}
      {last.answerer === null ? 'Cello’s answer is not noted yet.' : `${last.answerer} noted Cello’s answer.`}
    </>
  )
}
