'use client'

import { useRef } from 'react'
import { ClockBar } from '#app/_ui/clock.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Money } from '#app/_ui/money.tsx'
import { OutsideLink } from '#app/_ui/text-link.tsx'
import { FoldingRows } from '../../../_plan/folding-rows.tsx'
import type { ByHand, ByHandEvent } from './by-hand.ts'
import type { useTicks } from './use-ticks.ts'

interface TickTableProps extends Pick<ByHand, 'events' | 'place'> {
  /** Left out for whoever only reads. */
  ticks?: ReturnType<typeof useTicks> | undefined
}

const cell = 'py-1.5 pr-2 align-top last:pr-0 sm:pr-3'

/** The events, each with its tick; with the Shift key held a tick reaches from the one before to this one. */
export function TickTable({ events, place, ticks }: TickTableProps) {
  const before = useRef(0)
  const ticksOne = events.length > 1 ? ticks : undefined

  function press(at: number, on: boolean, reaches: boolean) {
    const [from, to] = reaches ? [Math.min(before.current, at), Math.max(before.current, at)] : [at, at]
    before.current = at
    ticks?.tick(
      events.slice(from, to + 1).map(({ position }) => position),
      on,
    )
  }

  return (
    <table className="w-full text-sm">
      <caption className="sr-only">Events to resend by hand, oldest first</caption>
      <thead className="sr-only">
        <tr>
          {ticksOne && <th scope="col">Done</th>}
          <th scope="col">Invoice and its event</th>
          <th scope="col">Amount</th>
          <th scope="col">Time left</th>
        </tr>
      </thead>
      <FoldingRows
        columns={ticksOne ? 4 : 3}
        what="events"
        count={events.length}
        row={(at) => {
          const event = events[at]
          if (!event) return null
          return (
            <tr key={event.position}>
              {ticksOne && (
                <td className={`${cell} w-6`}>
                  <input
                    type="checkbox"
                    aria-label={`${nameOf(event)} is done`}
                    checked={ticksOne.ticked.has(event.position)}
                    onChange={({ target, nativeEvent }) => {
                      press(at, target.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
                    }}
                    className="my-1 block size-4 accent-accent"
                  />
                </td>
              )}
              <EventCell event={event} place={place} />
              <td className={`${cell} text-right leading-6`}>
                <Money {...event.invoice} />
              </td>
              <td className={`${cell} w-12 sm:w-36`}>
                <div className="grid h-6 items-center">
                  <ClockBar until={event.clock} />
                </div>
              </td>
            </tr>
          )
        }}
      />
    </table>
  )
}

const nameOf = ({ invoice }: ByHandEvent) => invoice.number ?? invoice.id

function EventCell({ event, place }: { event: ByHandEvent; place: string }) {
  const { eventId, link } = event
  return (
    <td className={cell}>
      <span className="flex flex-wrap items-baseline gap-x-3 leading-6">
        <span className="font-mono wrap-anywhere">{nameOf(event)}</span>
        {link !== null && (
          <OutsideLink href={link}>
            Open<span className="sr-only"> the event of {nameOf(event)}</span> in {place}
          </OutsideLink>
        )}
      </span>
      {eventId !== null && (
        <span className="block text-muted">
          <Id id={eventId} length={24} />
        </span>
      )}
    </td>
  )
}
