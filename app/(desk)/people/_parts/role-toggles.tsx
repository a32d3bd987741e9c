'use client'

import { useState } from 'react'
import type { Role } from '#lib/people/person-form.ts'
import { Callout } from '../../../_ui/callout.tsx'
import { RoleToggle } from './role-toggle.tsx'

export interface RoleTogglesProps {
  personId: string
  name: string
  roles: readonly Role[]
  held: readonly Role[]
}

export function RoleToggles({ personId, name, roles, held }: RoleTogglesProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  return (
    <>
      <div role="group" aria-label={`Roles of ${name}`} className="flex flex-wrap gap-2">
        {roles.map((role, index) => (
          <RoleToggle
            key={role}
            personId={personId}
            role={role}
            held={held.includes(role)}
            first={index === 0}
            onAnswer={setRefusal}
          />
        ))}
      </div>
      {refusal !== null && (
        <div className="sm:col-span-2">
          <Callout tone="bad" title="Nothing was changed." live>
            {refusal}
          </Callout>
        </div>
      )}
    </>
  )
}
