import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'
import { findStory } from '#lib/audit/find-entries.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { findCasesOfRequest } from '#lib/cases/find-linked.ts'
import { Refusal } from '#lib/errors.ts'
import { findMessages } from '#lib/support/find-messages.ts'
import { findBreakers } from '#lib/work/find-breakers.ts'
import { visit } from '#lib/page.ts'

const isId = (id: string) => z.uuid().safeParse(id).success

/** The request, its story and its messages to Cello support, read once a page view; null for whoever may not see them, the page "There is no such request" where there is none. */
export const findRequestPage = cache(async (id: string) => {
  const { who, actor } = await visit('request:see')
  if (!actor) return null
  if (!isId(id)) notFound()
  try {
    const [page, story, messages, leftAlone, cases] = await Promise.all([
      getRequest(actor, id),
      findStory(actor, id),
      findMessages(actor, id),
      findBreakers(actor),
      findCasesOfRequest(actor, id),
    ])
    return { who, page, story, messages, leftAlone, cases }
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  }
})
