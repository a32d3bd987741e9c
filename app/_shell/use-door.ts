'use client'

import { useSyncExternalStore } from 'react'
import { currentDoor, noDoor, openDoor, subscribeToDoors, type Door } from './doors.ts'

export function useDoor(door: Door) {
  const current = useSyncExternalStore(subscribeToDoors, currentDoor, noDoor)
  return {
    open: current === door,
    onOpenChange: (open: boolean) => {
      openDoor(open ? door : null)
    },
  }
}
