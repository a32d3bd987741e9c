'use client'

import { useEffect, useState } from 'react'
import { useKept } from '../_parts/use-kept.ts'

export interface Reader {
  id: string
  name: string
}

/**
 * Sends the person through the company's sign-in once more and back to this very page. Who left is kept in this tab, so that whoever
 * comes back is told where it is somebody else.
 */
export function useSignInAgain(requestId: string, reader: Reader) {
  const [state, setState] = useState<'rests' | 'leaves' | 'failed'>('rests')
  const [, keepLeft] = useKept(leftName(requestId), 'tab')

  useEffect(() => {
    const returned = ({ persisted }: PageTransitionEvent) => {
      if (persisted) setState('rests')
    }
    window.addEventListener('pageshow', returned)
    return () => {
      window.removeEventListener('pageshow', returned)
    }
  }, [])

  async function leave() {
    setState('leaves')
    keepLeft(JSON.stringify(reader))
    try {
      // Fetched only when it is used: the page stays as light as it is.
      const { signIn } = await import('next-auth/react')
      await signIn(
        'oidc',
        { callbackUrl: `${window.location.pathname}#decision` },
        { prompt: 'login', max_age: '0' },
      )
    } catch {
      setState('failed')
    }
  }

  return { leaves: state === 'leaves', failed: state === 'failed', leave: () => void leave() }
}

/** Who left this page to sign in again; null where nobody did. */
export function useLeft(requestId: string): [Reader | null, () => void] {
  const [kept, keep] = useKept(leftName(requestId), 'tab')
  return [
    kept === '' ? null : (JSON.parse(kept) as Reader),
    () => {
      keep('')
    },
  ]
}

const leftName = (requestId: string) => `signed-in-again:${requestId}`
