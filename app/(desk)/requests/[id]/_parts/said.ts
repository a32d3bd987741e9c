import { z } from 'zod'

export const longest = 2000

/** What a person says in a form: no more than this, and no invisible letters. */
export const said = z
  .string()
  .trim()
  .max(longest, `That is too long: at most ${longest} characters.`)
  .refine(
    (text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text),
    'There is an invisible control character in the text. Type it again.',
  )

export const because = said.min(1, 'Say what you saw: managers read it in the audit.')

export const why = said.min(1, 'Say why: managers read it in the audit.')
