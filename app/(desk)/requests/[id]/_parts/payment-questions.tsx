import { Callout } from '#app/_ui/callout.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import type { Paid } from '../../_plan/group-steps.ts'
import type { ProgressAt } from './progress-of.ts'
import { type Asking, QuestionCallout } from './question-callout.tsx'
import { QuestionForm } from './question-form.tsx'
import { type Question, questionOf } from './question.ts'
import { questionWords, wordsForAll } from './question-words.ts'

interface PaymentQuestionsProps {
  payments: readonly Paid[]
  progressAt: ProgressAt
  asking: Asking
}

interface Placed {
  position: number
  question: Question
}

/** What the payments ask: each for itself, or all at once where a restored backup asks about many. */
export function PaymentQuestions({ payments, progressAt, asking }: PaymentQuestionsProps) {
  const placed = payments.flatMap(({ position, step }): Placed[] => {
    const question = questionOf(step, progressAt(position))
    return question ? [{ position, question }] : []
  })
  const each = placed.map(({ position, question }) => (
    <QuestionCallout key={position} question={question} position={position} asking={asking} />
  ))
  const forgotten = placed.flatMap(({ position, question }) =>
    question.kind === 'unknown' && question.forgotten ? [{ ...question, position }] : [],
  )
  const [first, ...others] = forgotten
  if (!first || others.length === 0) return each
  const { requestId, place, feed, whyNot, draft } = asking
  const { worlds, hint } = questionWords(first, place.name)
  const { title, choices } = wordsForAll(forgotten.length)
  return (
    <>
      <Callout tone="warn" title={title}>
        {worlds}
        <p className="mt-2">
          <OutsideLink href={feed.href}>{feed.words}</OutsideLink>
        </p>
        {whyNot === undefined ? (
          <QuestionForm
            requestId={requestId}
            position={first.position}
            deliveryId={first.deliveryId}
            others={others.map(({ deliveryId }) => deliveryId)}
            choices={choices}
            hint={hint}
            draft={`${draft}:all`}
          />
        ) : (
          <p className="mt-2 font-medium">{whyNot}</p>
        )}
      </Callout>
      <details className="text-sm">
        <summary className="min-h-6 cursor-pointer rounded-sm py-1">
          Some arrived, some did not: say it for each
        </summary>
        <div className="mt-2 grid grid-cols-1 gap-2">{each}</div>
      </details>
    </>
  )
}
