import 'server-only'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { prefillRequest } from '#lib/cases/file-from-case.ts'
import { findStaying } from '#lib/cases/get-case.ts'
import { visit } from '#lib/page.ts'
import type { OfferedPath } from '../_form/paths.ts'
import { empty } from '../_form/values.ts'

interface Asked {
  case?: string | string[] | undefined
  newUser?: string | string[] | undefined
  path?: string | string[] | undefined
}

/**
 * All that a case knows of one of its new users; undefined where the address names none, and `no such case` where there is none of that id.
 * From a merged case it leads to the one that stays.
 */
export async function fromCase(search: Asked, paths: readonly OfferedPath[]) {
  const { actor } = await visit('case:see')
  if (search.case === undefined || !actor) return undefined
  const id = z.uuid().safeParse(search.case).data
  const newUser = z.uuid().safeParse(search.newUser).data
  const stays = id && (await findStaying(actor, id))
  if (!stays) return 'no such case'
  if (stays !== id) redirect(addressOf(stays, search))
  const { caseId, name, place, ...values } = await prefillRequest(actor, { caseId: stays, newUser })
  const path = paths.find((one) => one.path === search.path) ?? paths[0]
  return {
    caseId,
    name,
    place,
    initial: { ...empty, ...values, path: path?.path ?? '' },
    mark: `case ${caseId} ${newUser ?? ''}`,
  }
}

function addressOf(caseId: string, { newUser, path }: Asked) {
  const asked = new URLSearchParams({ case: caseId })
  for (const [name, value] of Object.entries({ newUser, path }))
    if (typeof value === 'string') asked.set(name, value)
  return `/requests/new?${asked.toString()}` as Route
}
