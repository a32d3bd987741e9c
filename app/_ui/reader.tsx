'use client'

import { createContext, useContext, useEffect, useSyncExternalStore, type ReactNode } from 'react'

interface Reader {
  now: number
  zone: string
}

const ReaderContext = createContext<Reader>({ now: 0, zone: 'UTC' })

/** Gives the server's moment and the zone of the last visit to the first render, so that both sides draw the same words. */
export function ReaderProvider({ now, zone, children }: Reader & { children: ReactNode }) {
  useEffect(() => {
    const mine = ownZone()
    if (mine !== zone)
      document.cookie = `zone=${encodeURIComponent(mine)}; path=/; max-age=31536000; samesite=lax`
  }, [zone])
  return <ReaderContext value={{ now, zone }}>{children}</ReaderContext>
}

/** The present, moving on every ten seconds. */
export function useNow() {
  const { now } = useContext(ReaderContext)
  return useSyncExternalStore(subscribeToTime, currentTime, () => now)
}

export function useZone() {
  const { zone } = useContext(ReaderContext)
  return useSyncExternalStore(subscribeToNothing, ownZone, () => zone)
}

const listeners = new Set<() => void>()
let present = 0
let timer: ReturnType<typeof setInterval> | undefined

function currentTime() {
  if (present === 0) present = Date.now()
  return present
}

function subscribeToTime(listener: () => void) {
  listeners.add(listener)
  timer ??= setInterval(tick, 10_000)
  tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

function tick() {
  if (Date.now() - present < 1_000) return
  present = Date.now()
  listeners.forEach((listener) => {
    listener()
  })
}

function subscribeToNothing() {
  return () => undefined
}

function ownZone() {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}
