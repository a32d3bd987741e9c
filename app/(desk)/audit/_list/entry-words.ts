import type { EntryRow } from '#lib/audit/find-entries.ts'
import { events } from '#lib/audit/events.ts'

const known: Record<string, string> = events

/** What happened, as words before and after the request or the person that it happened to. */
export function eventWords({
  event,
  detail,
  requestId,
  caseId,
}: Pick<EntryRow, 'event' | 'detail' | 'requestId' | 'caseId'>): [before: string, after: string] {
  switch (event) {
    case 'role.given':
      return [`gave the role ${text(detail, 'role')} to`, '']
    case 'role.taken':
      return [`took the role ${text(detail, 'role')} from`, '']
    case 'person.joined':
      return ['saw', 'sign in for the first time']
    case 'request.found stale':
      return ['found', 'out of date']
    case 'request.expired':
      return ['let', 'expire']
    case 'door.refused':
      return triedWords(detail, requestId !== null || caseId !== null)
    case 'policy.proposed':
      return ['proposed the policy’s', '']
    case 'policy.accepted':
      return ['put the policy’s', 'in force']
    case 'policy.replaced':
      return ['replaced the policy’s', '']
    case 'policy.rejected':
      return ['rejected the policy’s', '']
    case 'policy.withdrawn':
      return ['withdrew the policy’s', '']
    case 'case.assigned':
      return ['gave', 'to somebody']
    default:
      return [known[event] ?? event, '']
  }
}

/** The event on its own, for the list to choose from. */
export const eventChoices = Object.entries(events).map(([value, words]) => {
  const [noun = ''] = value.split('.')
  const of = value.startsWith('request.')
    ? `${words} a request`
    : value.startsWith('case.')
      ? `${words} a case`
      : `${words}${noun === 'person' ? ' (a person)' : ''}`
  return { value, label: of.replace(/^./, (letter) => letter.toUpperCase()) }
})

/** What the entry keeps beside the event, in words; empty where there is nothing to add. */
export function detailWords({ event, detail }: Pick<EntryRow, 'event' | 'detail'>): string {
  const parts = [
    ...(text(detail, 'revision') ? [`revision ${text(detail, 'revision')}`] : []),
    ...(text(detail, 'digest') ? [`digest ${shortDigest(text(detail, 'digest'))}`] : []),
    ...(event === 'person.joined' && text(detail, 'role') ? [`with the role ${text(detail, 'role')}`] : []),
    ...(event === 'person.added' ? [rolesIn(detail)] : []),
    ...(text(detail, 'choice') ? [choices[text(detail, 'choice')] ?? text(detail, 'choice')] : []),
    ...(text(detail, 'verdict') ? [`said that it ${text(detail, 'verdict')}`] : []),
    ...(event === 'step.reported' ? [reportWords(detail)] : []),
    ...(event === 'evidence.added' ? [text(detail, 'name')] : []),
    ...(text(detail, 'reason') ? [`“${text(detail, 'reason')}”`] : []),
    ...(text(detail, 'because') ? [`“${text(detail, 'because')}”`] : []),
    ...(moved(detail).length > 0 ? [`moved: ${moved(detail).join(', ')}`] : []),
    ...(event === 'signups.matched' ? [signupsIn(detail)] : []),
    ...(text(detail, 'origin') ? [`from ${text(detail, 'origin')} to ${text(detail, 'path')}`] : []),
    ...(text(detail, 'sentence') ? [text(detail, 'sentence')] : []),
  ]
  return parts.join(' · ')
}

const choices: Record<string, string> = {
  again: 'the step is tried again',
  'go on': 'the step counts as done',
  'leave out': 'the step is left out',
}

/** "tried “decide request” on R-1042 and was refused". */
function triedWords(detail: Detail, named: boolean): [before: string, after: string] {
  const [noun, verb] = text(detail, 'permission').split(':')
  if (noun === undefined || verb === undefined) return ['was refused', '']
  return [`tried “${verb.replaceAll('-', ' ')} ${noun}”${named ? ' on' : ''}`, 'and was refused']
}

type Detail = Record<string, unknown>

/** "3 events, done by hand". */
function reportWords({ positions, did }: Detail) {
  const count = Array.isArray(positions) ? positions.length : 1
  return `${count} ${count === 1 ? 'event' : 'events'}, ${did === 'left out' ? 'left out' : 'done by hand'}`
}

function text(detail: Detail, name: string): string {
  const value = detail[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}

/** As the request's page writes it: "9f3a 51c0 e2d7". */
const shortDigest = (digest: string) => digest.slice(0, 12).replaceAll(/(.{4})(?=.)/g, '$1 ')

const signupsIn = (detail: Detail) =>
  `${text(detail, 'attributed')} newly attributed of ${text(detail, 'rows')} rows · file ${shortDigest(text(detail, 'sha256'))}`

function rolesIn({ roles }: Detail) {
  const given = Array.isArray(roles) ? roles.filter((role) => typeof role === 'string') : []
  return given.length === 0 ? 'without a role' : `with the role ${given.join(' and ')}`
}

function moved({ moved: facts }: Detail): string[] {
  if (!Array.isArray(facts)) return []
  return facts.flatMap((fact: unknown) =>
    typeof fact === 'object' && fact !== null && 'what' in fact && typeof fact.what === 'string'
      ? [fact.what]
      : [],
  )
}
