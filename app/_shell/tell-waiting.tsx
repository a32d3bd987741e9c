'use client'

import { useEffect } from 'react'
import { tellWaiting, type Waiting } from './waiting-count.ts'

export function TellWaiting({ count, at }: Waiting) {
  useEffect(() => {
    tellWaiting({ count, at })
  }, [count, at])
  return null
}
