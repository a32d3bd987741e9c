export type Role = 'requester' | 'approver' | 'manager' | 'admin'

export interface Person {
  sub: string
  email: string
  name: string
  roles: readonly Role[]
  /** What signing in as this person shows. */
  tries: string
}

/** Who can sign in in practice mode. */
export const people: readonly Person[] = [
  person('Sam Reyes', ['requester'], 'Files a request and follows it.'),
  person('Noor Haddad', ['requester'], 'Files requests too, and sees Sam’s.'),
  person('Ada Lind', ['approver'], 'Approves, returns or rejects the exact plan.'),
  person('Kofi Mensah', ['approver'], 'A second approver: what happens when two decide at once?'),
  person('Mira Vale', ['manager'], 'Reviews the history and the audit, and exports them.'),
  person('Otto Brandt', ['admin'], 'Gives and takes roles. Still cannot get round the second person.'),
  person('Lea Fontaine', ['requester', 'approver'], 'Files and approves, but never her own request.'),
  person('Nils Berg', [], 'Has no role yet: sees whom to ask.'),
]

function person(name: string, roles: readonly Role[], tries: string): Person {
  const first = name.split(' ')[0]?.toLowerCase() ?? ''
  return { sub: `practice-${first}`, email: `${first}@attribution.example`, name, roles, tries }
}
