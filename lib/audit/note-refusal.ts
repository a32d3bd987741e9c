import 'server-only'
import { z } from 'zod'
import { db } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import type { Who } from '#lib/auth/actor.ts'
import type { Permission } from '#lib/auth/permissions.ts'
import type { RefusalKind } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'

interface Refused {
  who: Who
  permission: Permission
  refusal: { kind: RefusalKind | 'unknown'; sentence: string }
  /** What was sent along; only the id of the request or case is taken of it. */
  input?: unknown
}

/** Of these it matters who tried: the rest is a field to fill in, or a provider that is down. */
const noted: Refused['refusal']['kind'][] = ['forbidden', 'conflict']

const longestPath = 200

const about = z.union([
  z.looseObject({ requestId: z.uuid() }).transform(({ requestId }) => requestId),
  z.looseObject({ caseId: z.uuid() }).transform(({ caseId }) => caseId),
])

/** Keeps in the audit that a person was refused. Never throws: the refusal stands whatever becomes of its entry. */
export async function noteRefusal({ who, permission, refusal: { kind, sentence }, input }: Refused) {
  if (!noted.includes(kind)) return
  const { success, data } = about.safeParse(input)
  await note(who, success ? data : who.id, { permission, kind, sentence })
}

/** The same for what another site's page sent with the person's session. */
export const noteForeign = ({ who, path, origin }: { who: Who; path: string; origin: string }) =>
  note(who, who.id, { path: path.slice(0, longestPath), origin, sentence: 'It came from another site.' })

async function note(who: Who, subject: string, detail: Record<string, unknown>) {
  try {
    await db().insert(auditEntries).values({ personId: who.id, event: 'door.refused', subject, detail })
  } catch (error) {
    logUnknown(error, 'note a refusal')
  }
}
