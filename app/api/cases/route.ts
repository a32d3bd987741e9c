import { answerIntake } from '#lib/intake/answer-intake.ts'

export const dynamic = 'force-dynamic'

/** Asks for a token instead of a session. */
export async function POST(request: Request) {
  return answerIntake(request)
}
