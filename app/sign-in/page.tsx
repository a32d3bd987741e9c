import { BarePage } from '../_shell/bare-page.tsx'

export default function SignIn() {
  return <BarePage title="Sign in">Soon.</BarePage>
}
