'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

const tenSeconds = 10_000

/** Reads the page anew while somebody looks at it: as often as the workers tell that they live. */
export function RefreshOften() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh()
    }, tenSeconds)
    return () => {
      clearInterval(timer)
    }
  }, [router])
  return null
}
