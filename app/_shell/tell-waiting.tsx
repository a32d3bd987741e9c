'use client'

import { useEffect } from 'react'
import { type Counted, waitingCount } from './counts.ts'

export function TellWaiting({ count, at }: Counted) {
  useEffect(() => {
    waitingCount.tell({ count, at })
  }, [count, at])
  return null
}
