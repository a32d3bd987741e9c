/** A stretch of time in which the events of some payments lie. Seconds, both ends included. */
export interface Window {
  from: number
  to: number
  ids: string[]
}

/** An event comes about within seconds of the payment; how far around it is looked, in seconds. */
const before = 10
const after = 120

/** One window a payment; those that overlap or touch are one. Oldest first. */
export function windowsOf(paid: readonly { id: string; at: number }[]): Window[] {
  const windows: Window[] = []
  const oldestFirst = [...paid].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const { id, at } of oldestFirst) {
    const from = at - before
    const to = at + after
    const last = windows.at(-1)
    if (last && from <= last.to + 1) {
      last.to = Math.max(last.to, to)
      if (!last.ids.includes(id)) last.ids.push(id)
    } else windows.push({ from, to, ids: [id] })
  }
  return windows
}
