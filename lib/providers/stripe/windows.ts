/** A stretch of time in which the events of some invoices lie. Seconds, both ends included. */
export interface Window {
  from: number
  to: number
  invoiceIds: string[]
}

/** An event comes about within seconds of the payment; how far around it is looked, in seconds. */
const before = 10
const after = 120

/** One window an invoice; those that overlap or touch are one. */
export function windowsOf(paid: readonly { id: string; closedAt: number }[]): Window[] {
  const windows: Window[] = []
  const oldestFirst = [...paid].sort((a, b) => a.closedAt - b.closedAt || (a.id < b.id ? -1 : 1))
  for (const { id, closedAt } of oldestFirst) {
    const from = closedAt - before
    const to = closedAt + after
    const last = windows.at(-1)
    if (last && from <= last.to + 1) {
      last.to = Math.max(last.to, to)
      last.invoiceIds.push(id)
    } else windows.push({ from, to, invoiceIds: [id] })
  }
  return windows
}
