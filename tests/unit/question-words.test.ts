import { describe, expect, it } from 'vitest'
import { questionOf } from '#app/(desk)/requests/[id]/_parts/question.ts'
import { questionWords, wordsForAll } from '#app/(desk)/requests/[id]/_parts/question-words.ts'
import type { Delivery, Progress, StepRow } from '#app/(desk)/requests/[id]/_parts/progress-of.ts'
import type { Step } from '#lib/providers/step.ts'
import { guided, invoice, resend } from '#tests/support/plans.ts'

const asks = (outcome?: Delivery['outcome'], sentence: string | null = null): Progress => {
  const last =
    outcome === undefined
      ? undefined
      : ({ id: 'delivery', outcome, sentence: 'The connection broke.' } as Delivery)
  return { row: { state: 'asks', sentence } as StepRow, attempts: [], last, delivered: false }
}

const to = { provider: 'cello', customerId: 'cus_1' }
const steps: Record<string, Step> = {
  resend: resend(),
  push: { ...resend(), kind: 'push' },
  post: { ...to, kind: 'post', invoice: invoice(), clock: '2036-11-25T08:00:00.000Z', body: {} },
  signup: { ...to, kind: 'signup', body: {} },
  mark: { ...to, kind: 'mark', changes: [] },
}

describe('an answer that was lost asks a person', () => {
  it.each([
    ['resend', 'NW-0017 was resent', 'look at the event’s attempts in Chargebee', 'It did not: resend'],
    ['push', 'NW-0017 was pushed', 'Chargebee does not know of it', 'It did not: push again'],
    ['post', 'NW-0017 was posted', 'The API cannot be asked', 'It did not: post again'],
    ['signup', 'Cello was told of the sign-up', 'feed for new-signup', 'It did not: tell again'],
    ['mark', 'the customer was marked', 'Open the customer in Chargebee', 'It was not: mark again'],
  ])('of a %s, with both worlds and who can be asked', (kind, what, where, no) => {
    const question = questionOf(steps[kind] ?? guided(), asks('unknown'))
    if (!question) throw new Error('it asks nothing')
    const { title, worlds, choices } = questionWords(question, 'Chargebee')
    expect(title).toBe(`We do not know whether ${what}.`)
    expect(worlds).toMatch(/^The connection broke\. If .+ If /)
    expect(worlds).toContain(where)
    expect(choices.map(({ choice }) => choice)).toEqual(['arrived', 'did not arrive'])
    expect(choices[1]?.words).toBe(no)
  })
})

it('a payment that is to be done by hand has its own panel, not a question', () => {
  expect(questionOf(guided(), asks())).toBeNull()
  expect(questionOf(resend(), asks('refused', 'The key lacks a permission.'))).toBeNull()
})

it('a barrier whose time is up names the event to look for', () => {
  const wait: Step = { ...to, kind: 'wait', event: 'customer_changed', seconds: 120 }
  const question = questionOf(wait, asks(undefined, 'Waited 120 s.'))
  expect(question && questionWords(question, 'Chargebee').worlds).toContain('customer_changed')
})

it('a restored backup asks about many payments at once', () => {
  const forgotten = questionOf(resend(), {
    ...asks('unknown'),
    last: { id: 'delivery', outcome: 'unknown', failure: 'restored', sentence: null } as Delivery,
  })
  expect(forgotten).toMatchObject({ kind: 'unknown', forgotten: true })
  expect(questionOf(resend(), asks('unknown'))).toMatchObject({ forgotten: false })
  expect(wordsForAll(3)).toEqual({
    title: 'We do not know whether 3 payments were sent.',
    choices: [
      { choice: 'arrived', words: 'All 3 arrived' },
      { choice: 'did not arrive', words: 'None arrived: send all 3' },
    ],
  })
})
