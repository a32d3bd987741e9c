import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid } from '#lib/errors.ts'
import { isPlainLine } from '#lib/plain-text.ts'
import type { Candidate } from '#lib/providers/provider.ts'
import { getProvider } from './get-provider.ts'

export interface Search {
  path: string
  /** The path of the billing provider, where the path leaves it open. */
  billing?: string | undefined
  text: string
}

/** Customers for an e-mail address, or the id of a customer, subscription or invoice. @throws Refusal `invalid`, `unavailable`. */
export async function findCustomers(
  _actor: Actor<'request:file'>,
  { path, billing, text }: Search,
): Promise<Candidate[]> {
  const provider = getProvider(path)
  const typed = text.trim()
  if (typed.length > 500)
    throw invalid('That is too long for an e-mail address or an id. Copy it again.', 'customer')
  if (!isPlainLine(typed))
    throw invalid('There is an invisible control character in it. Type it by hand.', 'customer')
  return typed === '' ? [] : provider.find(typed, billing)
}
