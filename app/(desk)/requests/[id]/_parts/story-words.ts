import type { TimelineEntry } from '#app/_ui/timeline.tsx'
import type { findStory } from '#lib/audit/find-entries.ts'
import { nameOfMoved } from '#lib/attribution/compare-plans.ts'
import { approvalWords } from '#lib/attribution/count-approvals.ts'
import { counted } from '../../_plan/counted.ts'

export type Entry = Awaited<ReturnType<typeof findStory>>[number]

/** The audit entries of one request as sentences; the desk is the one who did what no person did. */
export const storyOf = (entries: readonly Entry[]): TimelineEntry[] =>
  entries.filter(isTold).map(({ id, at, person, event, detail }) => ({
    key: id,
    who: person ?? 'The desk',
    did: wordsOf(event, asRecord(detail)),
    at,
    ...signedIn(asRecord(detail)),
  }))

/** When they had signed in, where the policy asked for it. */
const signedIn = (detail: Detail): Pick<TimelineEntry, 'beside'> =>
  text(detail, 'authenticatedAt') === ''
    ? {}
    : { beside: { words: 'signed in', at: text(detail, 'authenticatedAt') } }

/** What became of a message says also that it was begun. Whoever was too late is told so, and told of nowhere else. */
function isTold({ event, detail }: Entry, at: number, entries: readonly Entry[]) {
  if (event === 'door.refused') return text(asRecord(detail), 'kind') === 'forbidden'
  return (
    event !== 'message.opened' || !entries.slice(at + 1).some((later) => later.event.startsWith('message.'))
  )
}

type Detail = Record<string, unknown>

function wordsOf(event: Entry['event'], detail: Detail): string {
  switch (event) {
    case 'request.filed':
      return 'filed revision 1'
    case 'request.revised':
      return `made revision ${text(detail, 'revision')}`
    case 'request.approved':
      return `approved revision ${text(detail, 'revision')}${counts(detail)}${quoted(detail, 'reason')}`
    case 'request.rejected':
      return `rejected it${quoted(detail, 'reason')}`
    case 'request.returned':
      return `returned it${quoted(detail, 'reason')}`
    case 'request.expired':
      return 'let it expire: nobody decided it in time'
    case 'request.decidable':
      return 'found that somebody can decide it again'
    case 'request.undecidable':
      return `found that nobody could decide it${after(text(detail, 'because').replace(/^Nobody could decide it: /, ''))}`
    case 'request.withdrawn':
      return 'withdrew it'
    case 'request.found stale':
      return `found that the plan no longer holds${after(namesOf(movedIn(detail)))}`
    case 'request.expired':
      return 'let it expire: nobody decided it in time'
    case 'request.undecidable':
      return `found that it cannot be decided${after(text(detail, 'because'))}`
    case 'request.decidable':
      return 'found somebody who can decide it again'
    case 'request.started':
      return 'read everything again and started'
    case 'request.paused':
      return text(detail, 'because')
        ? `paused it${quoted(detail, 'because')}`
        : `paused${after(text(detail, 'sentence'))}`
    case 'request.resumed':
      return 'let it go on'
    case 'request.stopped':
      return `stopped it for good${quoted(detail, 'because')}`
    case 'request.continued':
      return `${choices[text(detail, 'choice')] ?? 'answered'}${quoted(detail, 'because')}`
    case 'request.failed':
      return `could not carry it out${after(text(detail, 'sentence'))}`
    case 'request.carried out':
      return 'carried it out'
    case 'door.refused':
      return `was refused${after(text(detail, 'sentence'))}`
    case 'message.opened':
      return 'began to send the message to Cello support'
    case 'message.sent':
      return sentWords(detail)
    case 'message.refused':
      return text(detail, 'because')
        ? `said that the message to Cello support did not leave${quoted(detail, 'because')}`
        : `could not send the message to Cello support${after(text(detail, 'sentence'))}`
    case 'message.unknown':
      return 'tried to send the message to Cello support; nobody knows whether it left'
    case 'message.answered':
      return "noted Cello's answer"
    case 'delivery.settled':
      return `${settled(detail)} ${text(detail, 'verdict')}${quoted(detail, 'because')}`
    case 'step.reported':
      return `${reported(detail)}${quoted(detail, 'because')}`
    case 'evidence.added':
      return `attached ${text(detail, 'name')}`
    default:
      return event
  }
}

/** ", 1 of 2 approvals", where it takes several. */
function counts(detail: Detail) {
  const { approvals, needed } = detail
  if (typeof approvals !== 'number' || typeof needed !== 'number' || needed === 1) return ''
  return `, ${approvalWords({ given: approvals, total: needed })}`
}

/** "reported 3 events as done by hand". */
function reported({ positions, did }: Detail) {
  const events = counted(Array.isArray(positions) ? positions.length : 1, 'event')
  return did === 'left out' ? `left ${events} out` : `reported ${events} as done by hand`
}

function sentWords(detail: Detail) {
  if (text(detail, 'because'))
    return `said that the message to Cello support left${quoted(detail, 'because')}`
  return `wrote to Cello support${text(detail, 'way') === 'copy' ? ' by other means' : ''}`
}

const few = 3

/** "customer cello_ucc, invoice NW-0017, invoice NW-0018 and 4 more". */
function namesOf(moved: readonly MovedFact[]) {
  const names = moved.slice(0, few).map(nameOfMoved)
  return `${names.join(', ')}${moved.length > few ? ` and ${moved.length - few} more` : ''}`
}

const choices: Record<string, string> = {
  again: 'had a step tried again',
  'go on': 'said to go on',
  'leave out': 'left a step out',
}

export interface MovedFact {
  what: string
  before: string | null
  now: string | null
}

export interface FoundStale {
  moved: MovedFact[]
  at: Date
  /** After it was approved, by the desk; else by whoever wanted to approve it. */
  approved: boolean
}

/** What had moved when the plan was last found to hold no longer. */
export function lastFound(entries: readonly Entry[]): FoundStale | undefined {
  const found = entries.findLast(({ event }) => event === 'request.found stale')
  return found && { moved: movedIn(asRecord(found.detail)), at: found.at, approved: found.person === null }
}

const movedIn = ({ moved }: Detail): MovedFact[] =>
  Array.isArray(moved) ? moved.map(asRecord).map((one) => ({ what: text(one, 'what'), ...sides(one) })) : []

const sides = ({ before, now }: Detail) => ({
  before: typeof before === 'string' ? before : null,
  now: typeof now === 'string' ? now : null,
})

const asRecord = (value: unknown): Detail =>
  typeof value === 'object' && value !== null ? (value as Detail) : {}

function text(detail: Detail, name: string): string {
  const value = detail[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

const quoted = (detail: Detail, name: string) => (text(detail, name) ? `: “${text(detail, name)}”` : '')
const after = (words: string) => (words ? `: ${words}` : '')

const settled = ({ others }: Detail) =>
  Array.isArray(others)
    ? `said of ${others.length + 1} unknown deliveries that they`
    : 'said of an unknown delivery that it'
