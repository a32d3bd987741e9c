import 'server-only'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { arriving as signingIn } from './arriving.ts'
import { sessionCookie } from './session.ts'
import { signInOptions } from './sign-in.ts'

type Answer = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

const longest = 300

/** next-auth's own routes. Open to everybody: this is the door before all doors. */
export const answerSignIn: Answer = async (request, context) => {
  const arriving = (await context.params).nextauth[0] === 'callback'
  const browser = request.headers.get('user-agent')?.slice(0, longest) ?? null
  const before = (await cookies()).get(sessionCookie())?.value ?? null
  return signingIn.run({ authenticatedAt: null, browser, before }, () =>
    (NextAuth(signInOptions({ arriving })) as Answer)(request, context),
  )
}
