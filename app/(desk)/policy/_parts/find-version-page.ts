import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Refusal } from '#lib/errors.ts'
import { getPolicyPage } from '#lib/policy/find-policies.ts'
import { visit } from '#lib/page.ts'

/** What the page and its title read, once. Null where the visitor may not; a version that is none is not found. */
export const findVersionPage = cache(async (given: string) => {
  const { actor } = await visit('policy:see')
  if (!actor) return null
  if (!/^[1-9]\d{0,8}$/.test(given)) notFound()
  return getPolicyPage(actor, Number(given)).catch(elseNotFound)
})

function elseNotFound(error: unknown): never {
  if (error instanceof Refusal && error.kind === 'not found') notFound()
  throw error
}
