import 'server-only'
import { z } from 'zod'
import { getRequest } from '#lib/attribution/get-request.ts'
import { Refusal } from '#lib/errors.ts'
import { visit } from '#lib/page.ts'
import type { OfferedPath } from '../_form/paths.ts'
import { valuesOf } from '../[id]/edit/values-of.ts'

/** What an earlier request asked for, to file it anew; undefined where the address names none. */
export async function takenOver(from: string | string[] | undefined, paths: readonly OfferedPath[]) {
  const { success, data: id } = z.uuid().safeParse(from)
  const { actor } = await visit('request:see')
  if (!success || !actor) return undefined
  const page = await getRequest(actor, id).catch((error: unknown) => {
    if (error instanceof Refusal && error.kind === 'not found') return undefined
    throw error
  })
  if (!page) return undefined
  const initial = valuesOf(page)
  const path = paths.find((one) => one.path === initial.path) ?? paths[0]
  return {
    name: `R-${String(page.request.number)}`,
    initial: { ...initial, path: path?.path ?? '' },
    mark: `from ${id}`,
  }
}
