/** Every kind of thing that the audit tells of, in the words that a manager reads. */
export const events = {
  'person.joined': 'signed in for the first time',
  'person.added': 'added',
  'role.given': 'gave a role',
  'role.taken': 'took a role',
  'request.filed': 'filed',
  'request.revised': 'made a new revision of',
  'request.approved': 'approved',
  'request.rejected': 'rejected',
  'request.returned': 'returned',
  'request.withdrawn': 'withdrew',
  'request.found stale': 'found out of date',
  'request.started': 'started carrying out',
  'request.paused': 'paused',
  'request.continued': 'continued',
  'request.failed': 'could not carry out',
  'request.carried out': 'carried out',
  'delivery.settled': 'settled an unknown delivery of',
} as const

export type AuditEvent = keyof typeof events
