'use client'

import { useEffect, useState } from 'react'
import type { ActionRefusal } from '#lib/action.ts'
import type { BackTested } from '#lib/policy/back-test.ts'
import type { Rule } from '#lib/policy/rules.ts'

export type Testing =
  | { state: 'incomplete' }
  | { state: 'testing'; last: BackTested | null }
  | { state: 'tested'; tested: BackTested }
  | { state: 'refused'; refusal: ActionRefusal }

interface Answer {
  asked: string
  round: number
  tested?: BackTested
  refusal?: ActionRefusal
}

const pause = 400

const unreachable: ActionRefusal = {
  kind: 'unavailable',
  sentence: 'The desk did not answer. Check the connection and try again; what you typed is kept.',
}

/** The back-test of the rules that stand in the form now. An answer to what stood there before is thrown away. */
export function useBackTest(rules: readonly Rule[] | null) {
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [round, setRound] = useState(0)
  const asked = rules === null ? null : JSON.stringify({ rules })

  useEffect(() => {
    if (asked === null) return
    const gone = new AbortController()
    const timer = setTimeout(() => {
      void ask(asked, gone.signal).then((found) => {
        if (!gone.signal.aborted) setAnswer({ asked, round, ...found })
      })
    }, pause)
    return () => {
      gone.abort()
      clearTimeout(timer)
    }
  }, [asked, round])

  return {
    testing: testingOf(asked, round, answer),
    testAgain: () => {
      setRound((before) => before + 1)
    },
  }
}

function testingOf(asked: string | null, round: number, answer: Answer | null): Testing {
  if (asked === null) return { state: 'incomplete' }
  if (answer?.asked !== asked || answer.round !== round)
    return { state: 'testing', last: answer?.tested ?? null }
  if (answer.tested) return { state: 'tested', tested: answer.tested }
  return { state: 'refused', refusal: answer.refusal ?? unreachable }
}

async function ask(body: string, signal: AbortSignal): Promise<Pick<Answer, 'tested' | 'refusal'>> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch('/api/policy/back-test', { method: 'POST', headers, body, signal })
    const found: unknown = await response.json()
    return response.ok ? { tested: found as BackTested } : { refusal: found as ActionRefusal }
  } catch {
    return { refusal: unreachable }
  }
}
