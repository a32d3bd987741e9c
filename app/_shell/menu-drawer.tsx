'use client'

import { usePathname } from 'next/navigation'
import { useEffect, type ReactNode } from 'react'
import { Modal } from '../_ui/modal.tsx'
import { openDoor } from './doors.ts'
import { useDoor } from './use-door.ts'

/** The sidebar where there is no room for it; closes when a page was chosen. */
export function MenuDrawer({ children }: { children: ReactNode }) {
  const path = usePathname()
  useEffect(() => {
    openDoor(null)
  }, [path])
  return (
    <Modal {...useDoor('menu')} title="Menu" silentTitle drawer>
      {children}
    </Modal>
  )
}
