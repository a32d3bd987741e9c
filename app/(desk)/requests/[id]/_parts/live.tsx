'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useTransition } from 'react'

/** Shows what becomes of the request as it happens: every change is followed by one fresh read of the page, never by two at once. */
export function Live({ requestId }: { requestId: string }) {
  const router = useRouter()
  const [refreshing, startRefresh] = useTransition()
  const again = useRef(false)

  const changed = useEffectEvent(() => {
    again.current = refreshing
    if (refreshing) return
    startRefresh(() => {
      router.refresh()
    })
  })

  useEffect(() => {
    if (!refreshing && again.current) changed()
  }, [refreshing])

  useEffect(() => {
    let stream: EventSource | undefined
    const follow = () => {
      if (document.visibilityState === 'hidden') {
        stream?.close()
        stream = undefined
      } else if (stream === undefined || stream.readyState === EventSource.CLOSED) {
        stream = new EventSource(`/api/requests/${requestId}/progress`)
        stream.addEventListener('changed', () => {
          changed()
        })
      }
    }
    follow()
    document.addEventListener('visibilitychange', follow)
    window.addEventListener('focus', follow)
    return () => {
      stream?.close()
      document.removeEventListener('visibilitychange', follow)
      window.removeEventListener('focus', follow)
    }
  }, [requestId])
  return null
}
