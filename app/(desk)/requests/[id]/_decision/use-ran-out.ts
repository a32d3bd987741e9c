'use client'

import { useEffect, useState } from 'react'

/** True once so many milliseconds have passed since the page was drawn; counted by the server, whose clock is the one that counts. */
export function useRanOut(milliseconds: number): boolean {
  const [passed, setPassed] = useState<number>()
  useEffect(() => {
    if (milliseconds <= 0) return
    const timer = setTimeout(() => {
      setPassed(milliseconds)
    }, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  }, [milliseconds])
  return milliseconds <= 0 || passed === milliseconds
}
