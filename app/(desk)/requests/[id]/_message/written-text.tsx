import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { MessageRow } from '#lib/support/find-messages.ts'

/** A message as it was written: it cannot be changed any more. */
export function WrittenText({ row: { message, writer, answerer } }: { row: MessageRow }) {
  const { way, outcome, recipient, subject, body, openedAt, mailId, answer, answeredAt } = message
  return (
    <>
      <Facts>
        <Fact term="To">{recipient}</Fact>
        <Fact
          term={way === 'copy' ? 'Sent by other means by' : outcome === 'sent' ? 'Sent by' : 'Written by'}
        >
          {writer} <Time at={openedAt} show="second" />
        </Fact>
        {mailId !== null && (
          <Fact term="Message-ID">
            <Id id={mailId} length={24} />
          </Fact>
        )}
        <Fact term="Subject">{subject}</Fact>
      </Facts>
      <div
        role="region"
        aria-label="Text of the message"
        tabIndex={0}
        className="max-h-96 overflow-y-auto rounded-md border border-line bg-field px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap"
      >
        {body}
      </div>
      {answer !== null && answeredAt !== null && (
        <div>
          <h3 className="mb-1 font-medium">Cello’s answer</h3>
          <blockquote className="border-l-2 border-good pl-3 wrap-anywhere whitespace-pre-wrap">
            {answer}
          </blockquote>
          <p className="mt-1 text-sm text-muted">
            Noted by {answerer} <Time at={answeredAt} />
          </p>
        </div>
      )}
    </>
  )
}
