import type { ReactNode } from 'react'
import { countForMe } from '#lib/cases/count-for-me.ts'
import { env } from '#lib/env.ts'
import { may } from '#lib/auth/actor.ts'
import { visit } from '#lib/page.ts'
import { findAdmins } from '#lib/people/find-people.ts'
import { findPause } from '#lib/work/find-pause.ts'
import { NoRolePage } from '../_shell/no-role-page.tsx'
import { commandsOf } from '../_shell/commands-of.ts'
import { finders, sectionsOf } from '../_shell/sections-of.ts'
import { Shell } from '../_shell/shell.tsx'
import { SignOutForm } from '../_shell/sign-out-form.tsx'
import { PausedStrip } from './work/_everything/paused-strip.tsx'

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { who, actor } = await visit('request:see')
  const sandboxAddress = env().PRACTICE_SANDBOX
  if (!actor) return <NoRolePage {...who} admins={await findAdmins()} sandboxAddress={sandboxAddress} />
  const [count, pause] = await Promise.all([countForMe(actor, who), findPause(actor)])
  const waiting = { count, at: currentMoment() }
  return (
    <Shell
      sections={sectionsOf(who, waiting)}
      person={who}
      signOut={<SignOutForm />}
      commands={commandsOf(who)}
      finders={finders}
      sandboxAddress={sandboxAddress}
    >
      {pause && <PausedStrip pause={pause} mayResume={may(who, 'work:resume')} />}
      {children}
    </Shell>
  )
}

function currentMoment() {
  return Date.now()
}
