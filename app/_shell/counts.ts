/** How many of something there are for the person, and when that was counted, in milliseconds. */
export interface Counted {
  count: number
  at: number
}

/** What was last counted: what was drawn earlier, by a layout or a page that stands in for another, follows it. */
function keepCount() {
  const listeners = new Set<() => void>()
  let told: Counted | null = null
  return {
    tell: (counted: Counted) => {
      told = counted
      listeners.forEach((listener) => {
        listener()
      })
    },
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    told: () => told,
  }
}

/** Requests and cases that wait for the person. */
export const waitingCount = keepCount()

/** Notices that the person has not read. */
export const unreadCount = keepCount()

export const noneTold = () => null
