import 'server-only'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import { arriving as signingIn } from './arriving.ts'
import { addressOf, noteFailed, waitBefore } from './attempts.ts'
import { sessionCookie } from './session.ts'
import { signInOptions } from './sign-in.ts'

type Answer = (request: Request, context: { params: Promise<{ nextauth: string[] }> }) => Promise<Response>

const longest = 300

/** next-auth's own routes. Open to everybody: this is the door before all doors; how often one address tries it has a limit. */
export const answerSignIn: Answer = async (request, context) => {
  const [action] = (await context.params).nextauth
  const arriving = action === 'callback'
  const address = addressOf(request)
  const begins = action === 'signin' && request.method === 'POST'
  const wait = arriving || begins ? await waitBefore(arriving ? 'comes back' : 'begins', address) : undefined
  if (wait !== undefined) return tooMany(wait)
  const browser = request.headers.get('user-agent')?.slice(0, longest) ?? null
  const before = (await cookies()).get(sessionCookie())?.value ?? null
  const answer = await signingIn.run({ authenticatedAt: null, browser, before }, () =>
    (NextAuth(signInOptions({ arriving })) as Answer)(request, context),
  )
  if (arriving && answer.headers.get('location')?.includes('error=')) await noteFailed(address)
  return answer
}

/** As next-auth's own client reads it: it goes to the address, whatever the status is. */
const tooMany = (seconds: number) =>
  Response.json(
    {
      url: '/sign-in?error=TooManyAttempts',
      sentence: 'Too many sign-ins were tried from here. Wait a few minutes, then begin again.',
    },
    { status: 429, headers: { 'Retry-After': String(seconds), 'Cache-Control': 'no-store' } },
  )
