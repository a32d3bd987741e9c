import type { Metadata } from 'next'
import { may } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { findPeople, type PersonRow as Person } from '#lib/people/find-people.ts'
import { roles } from '#lib/people/person-form.ts'
import { NeedsRole } from '../../_shell/needs-role.tsx'
import { PageFrame } from '../../_shell/page-frame.tsx'
import { PageHead } from '../../_ui/page-head.tsx'
import { RowKeys } from '../../_ui/row-keys.tsx'
import { counted } from '../requests/_plan/counted.ts'
import { AddPerson } from './_parts/add-person.tsx'
import { PersonRow } from './_parts/person-row.tsx'

export const metadata: Metadata = { title: 'People' }

const crumbs = [{ label: 'People' }]

export default async function People() {
  const { who, actor } = await visit('person:see')
  if (!actor) return <NeedsRole crumbs={crumbs} permission="person:see" />
  const people = await findPeople(actor)
  const gives = may(who, 'role:give')
  return (
    <PageFrame crumbs={crumbs}>
      <PageHead title={titleOf(people)} aside={gives && <AddPerson roles={roles} />}>
        {gives
          ? 'A role that is given counts from the person’s next click. Taking one also signs the person out everywhere.'
          : 'Only an admin gives and takes roles.'}
      </PageHead>
      <RowKeys>
        <ul className="divide-y divide-line rounded-lg border border-line bg-panel">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} mine={person.id === who.id} gives={gives} />
          ))}
        </ul>
      </RowKeys>
    </PageFrame>
  )
}

function titleOf(people: readonly Person[]) {
  const without = people.filter(({ roles: held }) => held.length === 0).length
  const working = people.length - without
  const work = `${counted(working, 'person', 'people')} ${working === 1 ? 'has' : 'have'} a role`
  return without === 0 ? work : `${work}, ${without} ${without === 1 ? 'waits' : 'wait'} for one`
}
