'use client'

import { LogIn } from 'lucide-react'
import { signIn } from 'next-auth/react'
import { useState } from 'react'
import { Button } from '../_ui/button.tsx'
import { Callout } from '../_ui/callout.tsx'

export function SignInButton({ callbackUrl }: { callbackUrl: string }) {
  const [state, setState] = useState<'rests' | 'leaves' | 'failed'>('rests')

  async function leave() {
    setState('leaves')
    try {
      await signIn('oidc', { callbackUrl })
    } catch {
      setState('failed')
    }
  }

  return (
    <>
      {state === 'failed' && (
        <Callout tone="bad" title="The desk did not answer." live>
          Check your connection, then try again.
        </Callout>
      )}
      <Button
        variant="primary"
        wide
        icon={<LogIn aria-hidden size={16} />}
        pending={state === 'leaves'}
        onClick={() => void leave()}
      >
        Sign in with your company account
      </Button>
    </>
  )
}
