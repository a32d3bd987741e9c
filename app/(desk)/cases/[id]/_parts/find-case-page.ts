import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { getCase } from '#lib/cases/get-case.ts'
import { Refusal } from '#lib/errors.ts'
import { visit } from '#lib/page.ts'

/** The case, read once a page view; null for whoever may not see it, the page "There is no such case" where there is none. */
export const findCasePage = cache(async (id: string) => {
  const { who, actor } = await visit('case:see')
  if (!actor) return null
  if (!z.uuid().safeParse(id).success) notFound()
  try {
    return { who, actor, page: await getCase(actor, id) }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  }
})
