import 'server-only'
import { z } from 'zod'
import { prefillRequest } from '#lib/cases/file-from-case.ts'
import { Refusal } from '#lib/errors.ts'
import { visit } from '#lib/page.ts'
import type { OfferedPath } from '../_form/paths.ts'
import { empty } from '../_form/values.ts'

interface Asked {
  case?: string | string[] | undefined
  newUser?: string | string[] | undefined
  path?: string | string[] | undefined
}

/** All that a case knows of one of its new users; undefined where the address names none, or one that is merged or gone. */
export async function fromCase(search: Asked, paths: readonly OfferedPath[]) {
  const id = z.uuid().safeParse(search.case)
  const newUser = z.uuid().safeParse(search.newUser).data
  const { actor } = await visit('case:see')
  if (!id.success || !actor) return undefined
  const prefill = await prefillRequest(actor, { caseId: id.data, newUser }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
  if (!prefill) return undefined
  const { caseId, name, place, ...values } = prefill
  const path = paths.find((one) => one.path === search.path) ?? paths[0]
  return {
    caseId,
    name,
    place,
    initial: { ...empty, ...values, path: path?.path ?? '' },
    mark: `case ${caseId} ${newUser ?? ''}`,
  }
}
