import 'server-only'
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { z } from 'zod'
import { apiTokens } from '#db/schema/api-tokens.ts'
import { tokenScopes } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { hashToken } from '#lib/auth/token.ts'
import { forbidden, Refusal } from '#lib/errors.ts'
import { isPlainLine, withoutTurning } from '#lib/plain-text.ts'
import { violates } from '#lib/violates.ts'

const line = (what: string) =>
  z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .min(2, `Enter ${what}.`)
    .max(80, `That is too long for ${what}: at most 80 letters.`)
    .refine(isPlainLine, `There is an invisible control character in ${what}. Type it again.`)

export const tokenForm = z.object({
  name: line('a name, by which you know the token again'),
  source: line('the name of the help desk'),
  scopes: z.array(z.enum(tokenScopes)).min(1, 'Choose what the token may do.'),
})

export type TokenForm = z.output<typeof tokenForm>

/** By which one knows it for a secret of this desk. */
const beginning = 'desk_'

/**
 * Makes a token for the API. The token itself is given back this once; what is kept is its hash.
 * @throws Refusal `conflict` where a token of that name is in use.
 */
export async function makeToken(actor: Actor<'api-token:make'>, { name, source, scopes }: TokenForm) {
  const madeBy = actor.personId
  if (madeBy === null) throw forbidden('Only a person makes a token.')
  const id = v7()
  const token = `${beginning}${randomBytes(32).toString('base64url')}`
  const row = { id, name, source, scopes, hash: hashToken(token), ending: token.slice(-4), madeBy }
  await change(actor, { event: 'api token.made', subject: id, detail: { name, source, scopes } }, (tx) =>
    tx.insert(apiTokens).values(row),
  ).catch((error: unknown) => {
    if (!violates(error, 'api_tokens_name_unique')) throw error
    throw new Refusal(
      'conflict',
      'A token of this name is in use. Choose another name, or revoke that one first.',
      { field: 'name' },
    )
  })
  return { id, token }
}
