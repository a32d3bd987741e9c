import 'server-only'
import NextAuth from 'next-auth'
import { signInOptions } from './sign-in.ts'

type Answer = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

/** next-auth's own routes. Open to everybody: this is the door before all doors. */
export const answerSignIn: Answer = async (request, context) => {
  const arriving = (await context.params).nextauth[0] === 'callback'
  return (NextAuth(signInOptions({ arriving })) as Answer)(request, context)
}
