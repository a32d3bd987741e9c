import { z } from 'zod'
import { Refusal } from '#lib/errors.ts'

const kind = z.object({ kind: z.string(), sentence: z.string() })
const ofAction = z.object({ serverError: kind.optional(), validationErrors: z.unknown().optional() })

/** "allowed", or the kind of the refusal, whichever door it came through. */
export async function answerOf(knock: Promise<unknown>): Promise<string> {
  try {
    const answer = await knock
    if (answer instanceof Response) return answer.ok ? 'allowed' : kind.parse(await answer.json()).kind
    const { success, data } = ofAction.safeParse(answer)
    if (!success) return 'allowed'
    if (data.validationErrors !== undefined) return `not understood: ${JSON.stringify(data.validationErrors)}`
    return data.serverError?.kind ?? 'allowed'
  } catch (error) {
    if (error instanceof Refusal) return error.kind
    throw error
  }
}
