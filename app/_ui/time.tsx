'use client'

import { formatClock, formatDate, formatExact, formatRelative, isNear, isSameDay } from './format.ts'
import { useNow, useZone } from './reader.tsx'

export interface TimeProps {
  at: Date | string | number
  /** near: "14 minutes ago", a date beyond a day. clock: "13:41". second: "13:41:05". date: "26 Oct". */
  show?: 'near' | 'clock' | 'second' | 'date' | 'exact'
  className?: string | undefined
}

export function Time({ at, show = 'near', className }: TimeProps) {
  const now = useNow()
  const zone = useZone()
  const moment = new Date(at).getTime()
  return (
    <time dateTime={new Date(moment).toISOString()} title={formatExact(moment, zone)} className={className}>
      {timeWords(moment, { now, zone, show })}
    </time>
  )
}

function timeWords(at: number, { now, zone, show }: { now: number; zone: string; show: TimeProps['show'] }) {
  if (show === 'exact') return formatExact(at, zone)
  if (show === 'date') return formatDate(at, { now, zone })
  if (show === 'near') return isNear(at, now) ? formatRelative(at, now) : dateAndClock(at, now, zone)
  const clock = formatClock(at, { zone, seconds: show === 'second' })
  return isSameDay(at, now, zone) ? clock : `${formatDate(at, { now, zone })}, ${clock}`
}

function dateAndClock(at: number, now: number, zone: string) {
  return `${formatDate(at, { now, zone })}, ${formatClock(at, { zone })}`
}
