/** What the shell can open from anywhere: the top bar is drawn by the page, the doors by the layout. */
export type Door = 'palette' | 'menu' | 'keys'

const listeners = new Set<() => void>()
let open: Door | null = null

export function openDoor(door: Door | null) {
  open = door
  listeners.forEach((listener) => {
    listener()
  })
}

export function subscribeToDoors(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function currentDoor() {
  return open
}

export function noDoor() {
  return null
}
