import type { NextRequest } from 'next/server'
import { answerSignIn } from '#lib/auth/answer-sign-in.ts'

type Context = { params: Promise<{ nextauth: string[] }> }

const answer = (request: NextRequest, context: Context) => answerSignIn(request, context)

export { answer as GET, answer as POST }
