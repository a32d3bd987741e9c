import { events } from '#lib/audit/events.ts'
import type { TimelineEntry } from '#lib/cases/find-timeline.ts'

export type Names = ReadonlyMap<string, string>

type Happened = Extract<TimelineEntry, { what: 'event' }>

/** Who did what to a case: "Sam", "took it". Where a request of it moved, that request: "R-1003", "was carried out". */
export function lineOf({ by, event, detail }: Pick<Happened, 'by' | 'event' | 'detail'>, names: Names) {
  const { requestNumber, requestState, asks } = detail
  return typeof requestNumber === 'number' && typeof requestState === 'string'
    ? { who: `R-${String(requestNumber)}`, words: `${endWords(requestState)}${asksWords(asks)}` }
    : { who: by ?? 'The desk', words: eventWords(event, detail, names) }
}

const endWords = (state: string) =>
  ['carried out', 'rejected', 'withdrawn', 'stopped'].includes(state)
    ? `was ${state}`
    : state === 'expired' || state === 'failed'
      ? state
      : 'is under way again'

function asksWords(asks: unknown) {
  if (asks === 'answer') return '; the answer is to send'
  return asks === 'next step' ? '; how the case goes on is to be decided' : ''
}

/** What was done to a case, after the name of whoever did it: "gave it to Ada Lind". */
function eventWords(event: string, detail: Record<string, unknown>, names: Names): string {
  const text = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '')
  const number = (name: string) => (typeof detail[name] === 'number' ? String(detail[name]) : '')
  const person = (name: string) => names.get(text(name)) ?? 'somebody'
  switch (event) {
    case 'case.opened':
      return text('source') === '' ? 'opened it' : `took it in from ${text('source')}, ${text('reference')}`
    case 'case.assigned':
      return text('assigneeId') === '' ? 'took it from whoever had it' : `gave it to ${person('assigneeId')}`
    case 'case.claimed':
      return 'took it'
    case 'case.moved':
      return movedWords(text('from'), text('to'), text('waitingOn'))
    case 'case.resolved':
      return `resolved it: ${text('outcome')}`
    case 'case.merged':
      return `merged C-${number('mergedNumber')} into it`
    case 'case.request linked':
      return `linked R-${number('requestNumber')}`
    case 'case.request unlinked':
      return 'took a request off'
    case 'case.edited':
      return 'put right what is known of it'
    case 'case.follower joined':
      return 'follows it'
    case 'case.follower left':
      return 'follows it no more'
    case 'case.evidence added':
      return text('name') === '' ? 'added evidence' : `added the file ${text('name')}`
    case 'case.new user added':
      return `added ${number('newUsers')} new ${detail['newUsers'] === 1 ? 'user' : 'users'}`
    case 'case.new user changed':
      return 'put right a new user'
    case 'case.new user removed':
      return 'took a new user out'
    case 'case.clocks counted':
      return 'counted its clocks anew, by the new calendar'
    case 'case.message refused':
      return 'could not send a message'
    case 'case.message unknown':
      return 'does not know whether a message left'
    default:
      return event in events ? events[event as keyof typeof events] : event
  }
}

function movedWords(from: string, to: string, waitingOn: string) {
  if (to === 'waiting') return waitingOn === '' ? 'let it wait' : `lets it wait on ${waitingOn}`
  if (from === 'resolved') return 'opened it again'
  if (from === 'waiting') return 'goes on with it'
  return to === 'investigating' ? 'began with it' : `moved it to ${to}`
}
