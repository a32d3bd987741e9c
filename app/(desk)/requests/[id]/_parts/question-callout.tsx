import { Callout } from '#app/_ui/callout.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import type { Place } from '../../_plan/place.ts'
import { QuestionForm } from './question-form.tsx'
import type { Question } from './question.ts'
import { questionWords } from './question-words.ts'

/** Where Cello shows what it was told. */
export interface Feed {
  href: string
  words: string
}

/** What every question of a request needs beside itself. */
export interface Asking {
  requestId: string
  place: Place
  feed: Feed
  /** Why this person does not answer; undefined for whoever does. */
  whyNot: string | undefined
  /** Why this person does not report what was done by hand; undefined for whoever may. */
  whyNotReport: string | undefined
  /** Under which this tab keeps what is typed. */
  draft: string
}

interface QuestionCalloutProps {
  question: Question
  position: number
  asking: Asking
}

/** A step that a person must answer for: never a spinner, both worlds said, two buttons. */
export function QuestionCallout({ question, position, asking }: QuestionCalloutProps) {
  const { requestId, place, feed, whyNot, draft } = asking
  const { title, worlds, choices, hint } = questionWords(question, place.name)
  const seen = linkOf(question, place)
  return (
    <Callout tone="warn" title={title}>
      {worlds}
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1">
        {seen !== null && <OutsideLink href={seen.href}>{seen.words}</OutsideLink>}
        <OutsideLink href={feed.href}>{feed.words}</OutsideLink>
      </p>
      {whyNot === undefined ? (
        <QuestionForm
          requestId={requestId}
          position={position}
          deliveryId={question.kind === 'unknown' ? question.deliveryId : null}
          choices={choices}
          hint={hint}
          draft={`${draft}:${position}`}
        />
      ) : (
        <p className="mt-2 font-medium">{whyNot}</p>
      )}
    </Callout>
  )
}

/** Where the provider's own pages show what the question is about. */
function linkOf(question: Question, { name, links }: Place) {
  const href = question.kind === 'unknown' && question.seenAt !== null ? links[question.seenAt] : undefined
  return href === undefined ? null : { href, words: `Open it in ${name}` }
}
