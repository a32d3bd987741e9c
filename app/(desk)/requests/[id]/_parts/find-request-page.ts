import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import type { Actor } from '#lib/auth/actor.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { Refusal } from '#lib/errors.ts'

const isId = (id: string) => z.uuid().safeParse(id).success

/** The request, once a page view; the page "There is no such request" where there is none. */
export const findRequestPage = cache(async (actor: Actor<'request:see'>, id: string) => {
  if (!isId(id)) notFound()
  try {
    return await getRequest(actor, id)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  }
})
