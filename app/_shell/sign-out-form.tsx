import { LogOut } from 'lucide-react'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { signOut } from '../sign-in/actions.ts'

export function SignOutForm() {
  return (
    <form action={signOut}>
      <SubmitButton size="small" wide icon={<LogOut aria-hidden size={16} />}>
        Sign out
      </SubmitButton>
    </form>
  )
}
