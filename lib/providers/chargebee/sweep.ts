import type { Window } from '../windows.ts'
import { pageSize } from './page-size.ts'

/** How far a sweep has come: from `to` back to `reached`, on its way to `from`. Seconds. */
export interface Swept {
  from: number
  to: number
  reached: number
  /** Read so far. */
  events: number
}

/** The windows of which something may lie before the last event that was read. */
export const leftBehind = (windows: readonly Window[], reached: number) =>
  windows.filter(({ from }) => from <= reached)

/** Whether going on to the end takes no more pages than reading the windows that are left, if events go on as they came so far. */
export function isSweepCheaper({ from, to, reached, events }: Swept, left: readonly Window[]): boolean {
  const perSecond = events / Math.max(1, to - reached)
  const pages = (seconds: number) => Math.max(1, Math.ceil((perSecond * seconds) / pageSize))
  const onward = reached > from ? pages(reached - from) : 1
  return onward <= left.reduce((sum, window) => sum + pages(window.to - window.from), 0)
}
