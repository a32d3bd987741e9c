import { z } from 'zod'
import { isPlainText, withoutTurning } from '#lib/plain-text.ts'

export const longest = 2000

/** What a person says in a form: no more than this, and no invisible letters. */
export const said = z
  .string()
  .overwrite(withoutTurning)
  .trim()
  .max(longest, `That is too long: at most ${longest} characters.`)
  .refine(isPlainText, 'There is an invisible control character in the text. Type it again.')

export const because = said.min(1, 'Say what you saw: managers read it in the audit.')

export const why = said.min(1, 'Say why: managers read it in the audit.')
