import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { getWanted, getWho } from '#lib/auth/session.ts'
import { env } from '#lib/env.ts'
import { BarePage } from '../_shell/bare-page.tsx'
import { Callout } from '../_ui/callout.tsx'
import { OutsideLink } from '../_ui/text-link.tsx'
import { LinkButton } from '../_ui/link-button.tsx'
import { SignInButton } from './sign-in-button.tsx'
import { signInError } from './sign-in-errors.ts'
import { wantedPath } from './wanted-path.ts'

export const metadata: Metadata = { title: 'Sign in' }

interface Search {
  callbackUrl?: string | string[]
  error?: string | string[]
}

export default async function SignIn({ searchParams }: { searchParams: Promise<Search> }) {
  const { callbackUrl, error } = await searchParams
  const { NEXTAUTH_URL, PRACTICE_SANDBOX: sandboxAddress } = env()
  const code = only(error)
  const who = await getWho()
  if (who && code !== undefined)
    return (
      <StillSignedIn
        name={who.name}
        code={code}
        back={wantedPath(await getWanted(), NEXTAUTH_URL) as Route}
        sandboxAddress={sandboxAddress}
      />
    )
  const wanted = wantedPath(only(callbackUrl), NEXTAUTH_URL)
  if (who) redirect(wanted as Route)
  return (
    <BarePage title="Sign in to the desk" sandboxAddress={sandboxAddress}>
      <p className="text-muted">
        Attribution Desk puts missed referrals right: one person files the correction, a second approves
        exactly what will be sent, and all of it stays on record.
      </p>
      {code !== undefined && <WhatWentWrong code={code} />}
      <SignInButton callbackUrl={wanted} />
      {sandboxAddress !== undefined && (
        <p className="text-sm text-muted">
          No password is asked in practice: the next page lets you be one of several people, each with another
          role. What to try as whom is told in <OutsideLink href={sandboxAddress}>the sandbox</OutsideLink>.
        </p>
      )}
    </BarePage>
  )
}

interface StillSignedInProps {
  name: string
  code: string
  back: Route
  sandboxAddress: string | undefined
}

/** Who wanted to sign in again and did not is signed in as before. */
function StillSignedIn({ name, code, back, sandboxAddress }: StillSignedInProps) {
  return (
    <BarePage title="You did not sign in again" sandboxAddress={sandboxAddress}>
      <WhatWentWrong code={code} />
      <p className="text-muted">
        You are signed in as {name}, as before. Nothing was decided, and what you typed is kept.
      </p>
      <LinkButton href={back} variant="primary" wide>
        Back to where you were
      </LinkButton>
    </BarePage>
  )
}

function WhatWentWrong({ code }: { code: string }) {
  const { title, wayOut } = signInError(code)
  return (
    <Callout tone="bad" title={title} live>
      {wayOut}
    </Callout>
  )
}

const only = (given: string | string[] | undefined) => (typeof given === 'string' ? given : given?.[0])
