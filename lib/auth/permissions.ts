import type { Role } from '#db/schema/roles.ts'

/** `desk` is the worker acting by itself; no person has it. */
export type Holder = Role | 'desk'

/** Which role may do what. The only such table: every door asks it. */
export const permissions = {
  'request:see': ['requester', 'approver', 'manager', 'admin'],
  'request:file': ['requester'],
  'request:withdraw': ['requester'],
  'request:decide': ['approver'],
  'request:continue': ['approver'],
  'request:pause': ['requester', 'approver', 'admin'],
  'request:resume': ['approver', 'admin'],
  'request:stop': ['approver', 'admin'],
  'request:carry-out': ['desk'],
  'request:expire': ['desk'],
  'policy:see': ['requester', 'approver', 'manager', 'admin'],
  'policy:propose': ['admin'],
  'policy:decide': ['admin'],
  'session:end': ['requester', 'approver', 'manager', 'admin'],
  'delivery:see': ['requester', 'approver', 'manager', 'admin'],
  'delivery:settle': ['approver'],
  'step:report': ['requester', 'approver'],
  'message:send': ['requester', 'approver'],
  'proof:match': ['manager'],
  'work:pause': ['admin'],
  'work:resume': ['admin'],
  'connection:see': ['admin', 'desk'],
  'work:see': ['admin', 'desk'],
  'work:redrive': ['admin'],
  'audit:see': ['manager'],
  'person:see': ['admin', 'manager'],
  'role:give': ['admin'],
  'role:take': ['admin'],
  'person:join': ['desk'],
  'notice:see': ['requester', 'approver', 'manager', 'admin'],
  'notice:read': ['requester', 'approver', 'manager', 'admin'],
  'notice:choose': ['requester', 'approver', 'manager', 'admin'],
  'notice:mail': ['desk'],
  'request:remind': ['desk'],
  'request:judge': ['desk'],
} as const satisfies Record<string, readonly Holder[]>

export type Permission = keyof typeof permissions
