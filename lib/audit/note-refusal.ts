import 'server-only'
import { v7 } from 'uuid'
import { z } from 'zod'
import { permitDesk, type Who } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { RefusalKind } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { change } from './change.ts'

interface Refused {
  who: Who
  permission: Permission
  refusal: { kind: RefusalKind | 'unknown'; sentence: string }
  /** What was sent along; only the request's id is taken of it. */
  input?: unknown
}

/** Of these it matters who tried: the rest is a field to fill in, or a provider that is down. */
const noted: Refused['refusal']['kind'][] = ['forbidden', 'conflict']

const about = z.looseObject({ requestId: z.uuid() })

/** Keeps in the audit that a person was refused. Never throws: the refusal stands whatever becomes of its entry. */
export async function noteRefusal({ who, permission, refusal: { kind, sentence }, input }: Refused) {
  if (!noted.includes(kind)) return
  const { success, data } = about.safeParse(input)
  await note(success ? data.requestId : who.id, { permission, kind, sentence, person: who.id })
}

/** The same for a request that another site's page sent; whose session it used is not looked at. */
export const noteForeign = ({ path, origin }: { path: string; origin: string }) =>
  note(v7(), { path, origin, sentence: 'It came from another site.' })

async function note(subject: string, detail: Record<string, unknown>) {
  try {
    const desk = permitDesk('door:note')
    await change(desk, { event: 'door.refused', subject, detail }, () => Promise.resolve())
  } catch (error) {
    logUnknown(error, 'note a refusal')
  }
}
