import type { Row } from './table.ts'

const everybody = ['requester', 'approver', 'manager', 'admin'] as const
const filers = ['requester'] as const
const staff = ['requester', 'approver'] as const
const admins = ['admin'] as const

/** Doors to cases. Each is tried with every set of roles, each time at a case of its own. */
export const caseDoors: Record<string, Row> = {
  'action cases/actions.ts open': { who: staff, writes: 'case.opened' },
  'action cases/actions.ts changeAll': { who: staff, writes: 'case.assigned' },
  'action cases/actions.ts keepView': { who: everybody, writes: 'view.saved' },
  'action cases/actions.ts dropView': { who: everybody, writes: 'view.removed' },
  'action cases/[id]/actions.ts claim': { who: staff, writes: 'case.claimed' },
  'action cases/[id]/actions.ts assign': { who: staff, writes: 'case.assigned' },
  'action cases/[id]/actions.ts move': { who: staff, writes: 'case.moved' },
  'action cases/[id]/actions.ts resolve': { who: staff, writes: 'case.resolved' },
  'action cases/[id]/actions.ts merge': { who: staff, writes: 'case.merged' },
  'action cases/[id]/actions.ts link': { who: staff, writes: 'case.request linked' },
  'action cases/[id]/actions.ts unlink': { who: staff, writes: 'case.request unlinked' },
  'action cases/[id]/actions.ts edit': { who: staff, writes: 'case.edited' },
  'action cases/[id]/actions.ts follow': { who: everybody, writes: 'case.follower joined' },
  'action cases/[id]/actions.ts unfollow': { who: everybody, writes: 'case.follower left' },
  'action cases/[id]/new-user-actions.ts addUsers': { who: staff, writes: 'case.new user added' },
  'action cases/[id]/new-user-actions.ts changeUser': { who: staff, writes: 'case.new user changed' },
  'action cases/[id]/new-user-actions.ts removeUser': { who: staff, writes: 'case.new user removed' },
  'action cases/[id]/_texts/text-actions.ts note': { who: everybody, writes: 'case.noted' },
  'action cases/[id]/_texts/text-actions.ts addWords': { who: staff, writes: 'case.evidence added' },
  'action cases/[id]/_texts/text-actions.ts send': { who: staff, writes: 'case.message sent' },
  'action cases/[id]/_texts/text-actions.ts sentMyself': { who: staff, writes: 'case.message sent' },
  'action cases/[id]/_texts/text-actions.ts received': { who: staff, writes: 'case.message received' },
  'action cases/[id]/_texts/text-actions.ts settleSent': { who: staff, writes: 'case.message sent' },
  'action cases/settings/actions.ts cause': { who: admins, writes: 'cause.kept' },
  'action cases/settings/actions.ts declineReason': { who: admins, writes: 'decline reason.kept' },
  'action cases/settings/actions.ts evidenceAsk': { who: admins, writes: 'evidence ask.kept' },
  'action cases/settings/actions.ts template': { who: admins, writes: 'template.kept' },
  'action cases/settings/actions.ts sla': { who: admins, writes: 'sla.set' },
  'action cases/settings/actions.ts make': { who: admins, writes: 'api token.made' },
  'action cases/settings/actions.ts revoke': { who: admins, writes: 'api token.revoked' },
  'action requests/form-actions.ts fileOfCase': { who: filers, writes: 'request.filed' },
  'GET /api/cases/[id]/evidence/[evidenceId]': { who: everybody },
  'POST /api/cases/[id]/evidence': { who: staff, writes: 'case.evidence added' },
  'POST /api/cases/earlier': { who: everybody },
  'page /cases': { who: everybody },
  'page /cases/[id]': { who: everybody },
  'page /cases/[id]/edit': { who: staff },
  'page /cases/by-number/[number]': { who: everybody },
  'page /cases/many': { who: staff },
  'page /cases/new': { who: staff },
  'page /cases/settings': { who: admins },
  'page /reports': { who: ['manager'] },
  'GET /api/reports/csv': { who: ['manager'] },
  'schedule remind-of-cases': { who: [] },
}
