'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page again at that moment, in milliseconds: nothing else would tell that the time is up. */
export function RefreshAt({ at }: { at: number }) {
  const router = useRouter()
  useEffect(() => {
    const timer = setTimeout(() => router.refresh(), Math.max(0, at - Date.now()) + 500)
    return () => clearTimeout(timer)
  }, [at, router])
  return null
}
