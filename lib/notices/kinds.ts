import type { Role } from '#db/schema/roles.ts'
import { noticeKinds, noticeWays, type NoticeKind, type NoticeWay } from '#db/words.ts'

export { noticeKinds, noticeWays, type NoticeKind, type NoticeWay }

interface KindWords {
  title: string
  /** What somebody is told of. */
  note: string
  /** Who is told: people with one of these roles. */
  roles: readonly Role[]
  /** How, until the person chooses. */
  way: NoticeWay
}

const everybody = ['requester', 'approver', 'manager', 'admin'] as const satisfies Role[]

export const kinds: Record<NoticeKind, KindWords> = {
  'to decide': {
    title: 'Waits for your decision',
    note: 'A request was filed, or has a new revision, and you may decide it.',
    roles: ['approver'],
    way: 'at once',
  },
  'my requests': {
    title: 'Your requests',
    note: 'A request of yours was decided, stopped, expired, or was carried out.',
    roles: ['requester'],
    way: 'at once',
  },
  'running out': {
    title: 'Time runs out',
    note: 'A request expires in three days or one, or a payment can be brought for seven days, three or one.',
    roles: ['requester', 'approver'],
    way: 'at once',
  },
  'needs an answer': {
    title: 'Needs an answer',
    note: 'A request stopped on its way: the desk does not know what happened, or a step asks a person.',
    roles: ['approver'],
    way: 'at once',
  },
  'nobody decides': {
    title: 'Nobody can decide',
    note: 'A request waits, or could not be filed, because too few people may decide it.',
    roles: ['requester', 'admin'],
    way: 'at once',
  },
  roles: {
    title: 'Roles',
    note: 'A role of yours was given or taken. Managers are told of everybody’s.',
    roles: everybody,
    way: 'at once',
  },
  policy: {
    title: 'Approval policy',
    note: 'A proposal waits for a second admin, or yours was answered.',
    roles: ['admin'],
    way: 'at once',
  },
  'my cases': {
    title: 'Your cases',
    note: 'A case was given to you; one of yours or one that you follow moved on, or asks for something. One that nobody works on asks everybody who could.',
    roles: everybody,
    way: 'at once',
  },
  mentions: {
    title: 'Mentions',
    note: 'Somebody named you in a note.',
    roles: everybody,
    way: 'at once',
  },
  'case clocks': {
    title: 'Clocks of cases',
    note: 'A first answer or a resolution is due soon, or is late: of your cases, and of those that nobody has.',
    roles: ['requester', 'approver'],
    way: 'at once',
  },
}

/** The kinds that somebody with these roles can be told of. */
export const kindsFor = (held: readonly string[]) =>
  noticeKinds.filter((kind) => kinds[kind].roles.some((role) => held.includes(role)))
