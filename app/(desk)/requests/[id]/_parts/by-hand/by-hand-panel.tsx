import { UserRound } from 'lucide-react'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import type { Asking } from '../question-callout.tsx'
import type { ByHand } from './by-hand.ts'
import { ByHandForm } from './by-hand-form.tsx'
import { TickTable } from './tick-table.tsx'

/** What a person does by hand: what to click, once, and below it for which events. Calm: nothing went wrong. */
export function ByHandPanel({ byHand, asking }: { byHand: ByHand; asking: Asking }) {
  const { requestId, feed, whyNot, whyNotReport, draft } = asking
  const { events, instruction, page, place } = byHand
  const title = titleOf(byHand)
  return (
    <section
      aria-label={`To do by hand in ${place}`}
      className="rounded-md border border-line bg-background p-3 text-ink"
    >
      <div className="mb-2 flex gap-2">
        <UserRound aria-hidden size={16} className="mt-0.5 shrink-0 text-accent" />
        <div className="min-w-0 text-sm wrap-anywhere">
          {title !== undefined && <p className="font-semibold">{title}</p>}
          <p className="whitespace-pre-line">{instruction}</p>
          <p className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
            {page !== null && <OutsideLink href={page}>Open {place}</OutsideLink>}
            <OutsideLink href={feed.href}>{feed.words}</OutsideLink>
          </p>
        </div>
      </div>
      {whyNotReport === undefined ? (
        <ByHandForm requestId={requestId} byHand={byHand} whyNotAgain={whyNot} draft={`${draft}:by-hand`} />
      ) : (
        <>
          <TickTable events={events} place={place} />
          <p className="mt-2 border-t border-line pt-2 text-sm font-medium">{whyNotReport}</p>
        </>
      )}
    </section>
  )
}

/** Why it came to this, where the desk tried; what is planned this way says so in its own title. */
function titleOf({ events, tried, possible }: ByHand) {
  const them = events.length === 1 ? 'it' : 'them'
  if (!possible) return `Cello’s API did not take ${them}.`
  return tried ? `The desk could not bring ${them} to Cello.` : undefined
}
