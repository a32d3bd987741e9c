'use client'

import { useEffect, useRef, useState } from 'react'
import type { ActionRefusal } from '#lib/action.ts'
import type { PlanForm } from '#lib/attribution/request-form.ts'
import { preview } from '../form-actions.ts'
import { callAction, type Called } from './call-action.ts'

type Preview = NonNullable<Awaited<ReturnType<typeof preview>>['data']>

export type Reading =
  | { state: 'incomplete' }
  | { state: 'reading' }
  | { state: 'read' | 'rereading'; shown: Preview }
  | { state: 'refused'; refusal: ActionRefusal }

const pause = 400

/** The plan for what stands in the form now. One read at a time; an answer to what stood there before is thrown away. */
export function usePreview(form: PlanForm | null, requestId: string | undefined) {
  const [last, setLast] = useState<{ asked: string; round: number; called: Called<Preview> } | null>(null)
  const [round, setRound] = useState(0)
  const busy = useRef<Promise<unknown>>(Promise.resolve())
  const asked = form === null ? null : JSON.stringify({ ...form, requestId })

  useEffect(() => {
    if (asked === null) return
    let wanted = true
    const isWanted = () => wanted
    const timer = setTimeout(() => void read(asked), pause)
    async function read(text: string) {
      await busy.current
      if (!isWanted()) return
      const input = JSON.parse(text) as Parameters<typeof preview>[0]
      const reading = callAction(() => preview(input))
      busy.current = reading
      const called = await reading
      if (isWanted()) setLast({ asked: text, round, called: notAhead(called) })
    }
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [asked, round])

  return {
    reading: readingOf(asked, round, last),
    readAgain: () => {
      setRound((before) => before + 1)
    },
  }
}

function readingOf(
  asked: string | null,
  round: number,
  last: { asked: string; round: number; called: Called<Preview> } | null,
): Reading {
  if (asked === null) return { state: 'incomplete' }
  if (last?.asked !== asked) return { state: 'reading' }
  if ('answer' in last.called)
    return { state: last.round === round ? 'read' : 'rereading', shown: last.called.answer }
  return last.round === round ? { state: 'refused', refusal: last.called.refusal } : { state: 'reading' }
}

/** The server's watch may be ahead of the reader's: a plan was not read in the future. */
function notAhead(called: Called<Preview>): Called<Preview> {
  if (!('answer' in called)) return called
  const readAt = new Date(Math.min(called.answer.readAt.getTime(), Date.now()))
  return { answer: { ...called.answer, readAt } }
}
