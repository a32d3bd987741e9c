/** Counts what happened under a name in the last `lengthMs`; gives 0 where one more fits, else the wait in milliseconds. */
export type RateWindow = (name: string, most: number) => number

/** A window that slides, on real time. */
export function createRateWindow(
  lengthMs: number,
  clock: () => number = () => performance.now(),
): RateWindow {
  const seen = new Map<string, number[]>()
  return (name, most) => {
    const now = clock()
    const recent = (seen.get(name) ?? []).filter((at) => now - at < lengthMs)
    seen.set(name, recent)
    if (recent.length >= most) return lengthMs - (now - (recent[0] ?? now - lengthMs + 1))
    recent.push(now)
    return 0
  }
}
