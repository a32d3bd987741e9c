import type { Role } from '#db/schema/roles.ts'
import type { State } from '#db/words.ts'
import type { AuditEvent } from '#lib/audit/events.ts'

/** How a request stands to whoever comes: filed by them, made anew by them later, or filed by them from an imported list. */
export const relations = ["another's", 'own', 'edited', 'edited before', 'imported'] as const
export type Relation = (typeof relations)[number]

/**
 * Who gets through one door. Refused as `forbidden` without one of the roles; then as `forbidden` where the request is not one of `whose`;
 * then as `conflict` where it is in none of these states.
 */
export interface Row {
  /** One of them is enough. Nobody: only the desk itself. */
  who: readonly Role[]
  whose?: readonly Relation[]
  in?: readonly State[]
  /** What the audit says of it afterwards; absent: nothing is written. */
  writes?: AuditEvent
}

const everybody = ['requester', 'approver', 'manager', 'admin'] as const
const filers = ['requester'] as const
const deciders = ['approver'] as const
const staff = ['requester', 'approver'] as const
const managers = ['manager'] as const
const admins = ['admin'] as const
const theDesk = [] as const

/** No part in it: neither filed, nor edited, nor imported. */
const anothers = ["another's"] as const
const filedByThem = ['own', 'imported'] as const

const editable = ['waiting', 'returned', 'stale', 'failed'] as const
const settleable = ['paused', 'withdrawn', 'carried out', 'failed', 'stale'] as const
const withdrawable = ['waiting', 'returned', 'stale', 'approved', 'paused'] as const

/** Doors to one request. Each is tried with every set of roles, every relation and every state. */
export const requestDoors: Record<string, Row> = {
  'action requests/[id]/actions.ts approve': {
    who: deciders,
    whose: anothers,
    in: ['waiting'],
    writes: 'request.approved',
  },
  'action requests/[id]/actions.ts giveBack': {
    who: deciders,
    whose: anothers,
    in: ['waiting'],
    writes: 'request.returned',
  },
  'action requests/[id]/actions.ts reject': {
    who: deciders,
    whose: anothers,
    in: ['waiting'],
    writes: 'request.rejected',
  },
  'action requests/[id]/actions.ts withdraw': {
    who: filers,
    whose: filedByThem,
    in: withdrawable,
    writes: 'request.withdrawn',
  },
  'action requests/[id]/actions.ts pause': {
    who: ['requester', 'approver', 'admin'],
    in: ['approved', 'carrying out'],
    writes: 'request.paused',
  },
  'action requests/[id]/actions.ts resume': {
    who: ['approver', 'admin'],
    whose: anothers,
    in: ['paused'],
    writes: 'request.resumed',
  },
  'action requests/[id]/actions.ts stop': {
    who: ['approver', 'admin'],
    in: ['approved', 'carrying out', 'paused'],
    writes: 'request.stopped',
  },
  'action requests/[id]/actions.ts settle': {
    who: deciders,
    whose: anothers,
    in: settleable,
    writes: 'delivery.settled',
  },
  'action requests/[id]/actions.ts goOn': {
    who: deciders,
    whose: anothers,
    in: ['paused'],
    writes: 'request.continued',
  },
  'action requests/[id]/actions.ts report': { who: staff, in: ['paused'], writes: 'step.reported' },
  'action requests/[id]/_message/message-actions.ts send': {
    who: staff,
    in: ['carried out'],
    writes: 'message.sent',
  },
  'action requests/[id]/_message/message-actions.ts sentMyself': {
    who: staff,
    in: ['carried out'],
    writes: 'message.sent',
  },
  'action requests/[id]/_message/message-actions.ts settleSent': {
    who: staff,
    in: ['carried out'],
    writes: 'message.refused',
  },
  'action requests/[id]/_message/message-actions.ts note': {
    who: staff,
    in: ['carried out'],
    writes: 'message.answered',
  },
  'action requests/form-actions.ts edit': { who: filers, in: editable, writes: 'request.revised' },
  'action requests/form-actions.ts reviseAsIs': { who: filers, in: editable, writes: 'request.revised' },
  'POST /api/requests/[id]/evidence': { who: staff, in: ['paused'], writes: 'evidence.added' },
  'GET /api/requests/[id]/evidence/[evidenceId]': { who: everybody },
  'GET /api/requests/[id]/progress': { who: everybody },
  'GET /api/requests/[id]/reread': { who: everybody },
  'POST /api/requests/preview': { who: filers },
  'page /requests/[id]': { who: everybody },
  'page /requests/[id]/edit': { who: filers, in: editable },
  'page /requests/[id]/revisions': { who: everybody },
  'page /requests/by-number/[number]': { who: everybody },
}

/** Doors to everything else. Each is tried with every set of roles. */
export const otherDoors: Record<string, Row> = {
  'action requests/form-actions.ts file': { who: filers, writes: 'request.filed' },
  'action people/actions.ts give': { who: admins, writes: 'role.given' },
  'action people/actions.ts take': { who: admins, writes: 'role.taken' },
  'action people/actions.ts add': { who: admins, writes: 'person.added' },
  'action policy/actions.ts propose': { who: admins, writes: 'policy.proposed' },
  'action policy/actions.ts accept': { who: admins, writes: 'policy.accepted' },
  'action policy/actions.ts reject': { who: admins, writes: 'policy.rejected' },
  'action policy/actions.ts withdraw': { who: admins, writes: 'policy.withdrawn' },
  'action sessions/actions.ts end': { who: everybody, writes: 'session.ended' },
  'action notices/actions.ts markRead': { who: everybody },
  'action notices/actions.ts markAllRead': { who: everybody },
  'action notices/actions.ts choose': { who: everybody },
  'action work/actions.ts pauseAll': { who: admins, writes: 'work.paused' },
  'action work/actions.ts resumeAll': { who: admins, writes: 'work.resumed' },
  'action connections/actions.ts tellChannel': { who: admins, writes: 'channel.tested' },
  'action work/actions.ts redrive': { who: admins, writes: 'job.redriven' },
  'GET /api/connections/[id]': { who: admins },
  'GET /api/history/csv': { who: everybody },
  'POST /api/policy/back-test': { who: admins },
  'POST /api/requests/customers': { who: filers },
  'POST /api/signups': { who: managers },
  'layout (desk)': { who: everybody },
  'page /': { who: everybody },
  'page /audit': { who: managers },
  'page /connections': { who: admins },
  'page /history': { who: everybody },
  'page /history/[id]': { who: everybody },
  'page /history/signups': { who: managers },
  'page /notices': { who: everybody },
  'page /notices/[id]': { who: everybody },
  'page /notices/choices': { who: everybody },
  'page /people': { who: ['manager', 'admin'] },
  'page /policy': { who: everybody },
  'page /policy/[version]': { who: everybody },
  'page /policy/new': { who: admins },
  'page /requests': { who: everybody },
  'page /sessions': { who: everybody },
  'page /work': { who: admins },
  'page /requests/new': { who: filers },
  'schedule expire-requests': { who: theDesk },
  'schedule judge-deciders': { who: theDesk },
  'schedule mail-notices': { who: theDesk },
  'schedule post-announcements': { who: theDesk },
  'schedule pick-up-forgotten': { who: theDesk },
  'schedule remind-of-requests': { who: theDesk },
  'schedule remind-of-messages': { who: theDesk },
  'worker carryOutQueue': { who: theDesk },
  'worker confirmQueue': { who: theDesk },
}

/** Doors that ask nobody, and why. */
export const openDoors: Record<string, string> = {
  'page /sign-in': 'the door before all doors',
  'layout .': 'draws the frame of the sign-in too, and reads nothing',
  'action sign-in/actions.ts signOut': 'whoever is signed in may leave, without a role too',
  'GET /api/auth/[...nextauth]': 'the sign-in itself',
  'POST /api/auth/[...nextauth]': 'the sign-in itself',
  'POST /api/foreign': 'refuses whatever another site sends',
  'PUT /api/foreign': 'refuses whatever another site sends',
  'PATCH /api/foreign': 'refuses whatever another site sends',
  'DELETE /api/foreign': 'refuses whatever another site sends',
  'GET /api/health': 'says only whether the desk can work',
  'GET /api/cases/openapi.json': 'tells only how the intake is called',
  'POST /api/cases': 'asks for a token instead of a session',
}
