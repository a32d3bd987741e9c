import type { PersonRow as Person } from '#lib/people/find-people.ts'
import { roles } from '#lib/people/person-form.ts'
import { Pill } from '../../../_ui/pill.tsx'
import { RoleToggles } from './role-toggles.tsx'

export interface PersonRowProps {
  person: Person
  /** Whoever is looking. */
  mine: boolean
  gives: boolean
}

export function PersonRow({ person, mine, gives }: PersonRowProps) {
  return (
    <li className="grid min-h-[58px] items-center gap-x-6 gap-y-2 px-4 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 font-medium wrap-anywhere">
          {person.name}
          {mine && <span className="font-normal text-muted">you</span>}
          {!person.signedIn && <Pill>not signed in yet</Pill>}
        </p>
        <p className="text-sm wrap-anywhere text-muted">{person.email}</p>
      </div>
      {gives ? (
        <RoleToggles personId={person.id} name={person.name} roles={roles} held={person.roles} />
      ) : (
        <RolePills held={person.roles} />
      )}
    </li>
  )
}

function RolePills({ held }: { held: Person['roles'] }) {
  if (held.length === 0) return <span className="text-sm text-muted">no role</span>
  return (
    <ul className="flex flex-wrap gap-2">
      {held.map((role) => (
        <li key={role}>
          <Pill tone="accent">{role}</Pill>
        </li>
      ))}
    </ul>
  )
}
