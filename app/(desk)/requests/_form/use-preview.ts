'use client'

import { useEffect, useRef, useState } from 'react'
import type { ActionRefusal } from '#lib/action.ts'
import type { Preview } from '#lib/attribution/preview-plan.ts'
import type { Place } from '../_plan/place.ts'
import { type Called, callRoute } from './ask-desk.ts'
import type { checkPlanForm } from './check-form.ts'

type Posted = Omit<Preview, 'readAt' | 'foreseen'> & {
  readAt: string
  foreseen: Omit<Preview['foreseen'], 'expiresAt'> & { expiresAt: string }
  place: Place
}
type Shown = Preview & { place: Place }

export type Reading =
  | { state: 'incomplete' }
  | { state: 'reading' }
  | { state: 'read' | 'rereading'; shown: Shown }
  | { state: 'refused'; refusal: ActionRefusal }

interface Last {
  asked: string
  round: number
  called: Called<Shown>
}

const pause = 400

/** The plan for what stands in the form now. An answer to what stood there before is thrown away. */
export function usePreview(form: ReturnType<typeof checkPlanForm>, requestId: string | undefined) {
  const [last, setLast] = useState<Last | null>(null)
  const [round, setRound] = useState(0)
  const busy = useRef({ customerId: '', done: Promise.resolve<unknown>(null) })
  const asked = form === null ? null : JSON.stringify({ ...form, requestId })
  const customerId = form?.customerId ?? ''

  useEffect(() => {
    if (asked === null) return
    let wanted = true
    const isWanted = () => wanted
    const timer = setTimeout(() => void read(asked), pause)
    async function read(body: string) {
      // Two reads of one customer at once would only share the provider's rate limit.
      if (busy.current.customerId === customerId) await busy.current.done
      if (!isWanted()) return
      const reading = callRoute<Posted>({ address: '/api/requests/preview', body })
      busy.current = { customerId, done: reading }
      const called = await reading
      if (isWanted()) setLast({ asked: body, round, called: asShown(called) })
    }
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [asked, customerId, round])

  return {
    reading: readingOf(asked, round, last),
    readAgain: () => {
      setRound((before) => before + 1)
    },
  }
}

function readingOf(asked: string | null, round: number, last: Last | null): Reading {
  if (asked === null) return { state: 'incomplete' }
  if (last?.asked !== asked) return { state: 'reading' }
  const isOld = last.round !== round
  if ('answer' in last.called) return { state: isOld ? 'rereading' : 'read', shown: last.called.answer }
  return isOld ? { state: 'reading' } : { state: 'refused', refusal: last.called.refusal }
}

/** The server's watch may be ahead of the reader's: a plan was not read in the future. */
function asShown(called: Called<Posted>): Called<Shown> {
  if (!('answer' in called)) return called
  const readAt = new Date(Math.min(new Date(called.answer.readAt).getTime(), Date.now()))
  const { foreseen } = called.answer
  const expiresAt = new Date(foreseen.expiresAt)
  return { answer: { ...called.answer, readAt, foreseen: { ...foreseen, expiresAt } } }
}
