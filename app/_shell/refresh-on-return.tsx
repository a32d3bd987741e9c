'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Reads the page anew when the person comes back to its tab; for lists, where nothing is being typed. */
export function RefreshOnReturn() {
  const router = useRouter()
  useEffect(() => {
    const returned = () => {
      if (document.visibilityState === 'visible') router.refresh()
    }
    document.addEventListener('visibilitychange', returned)
    return () => {
      document.removeEventListener('visibilitychange', returned)
    }
  }, [router])
  return null
}
