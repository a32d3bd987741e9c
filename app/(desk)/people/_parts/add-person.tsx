'use client'

import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { Role } from '#lib/people/person-form.ts'
import { Button } from '../../../_ui/button.tsx'
import { Modal } from '../../../_ui/modal.tsx'
import { AddPersonForm } from './add-person-form.tsx'

export function AddPerson({ roles }: { roles: readonly Role[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="primary"
        hotkey="n"
        icon={<UserPlus aria-hidden size={16} />}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true)
        }}
      >
        Add a person
      </Button>
      <Modal open={open} onOpenChange={setOpen} title="Add a person before they sign in">
        <AddPersonForm
          roles={roles}
          onDone={() => {
            setOpen(false)
          }}
        />
      </Modal>
    </>
  )
}
