/** How many requests wait for the person, and when that was counted, in milliseconds. */
export interface Waiting {
  count: number
  at: number
}

const listeners = new Set<() => void>()
let told: Waiting | null = null

/** A page that has just counted corrects the sidebar, which its layout drew earlier. */
export function tellWaiting(waiting: Waiting) {
  told = waiting
  listeners.forEach((listener) => {
    listener()
  })
}

export function subscribeToWaiting(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const toldWaiting = () => told
export const noneTold = () => null
