import 'server-only'
import { db, type Transaction } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { AuditEvent } from './events.ts'

export interface Change {
  event: AuditEvent
  /** The id of the request or person that the entry is about. Where only `write` can tell, it puts it right. */
  subject: string
  detail?: Record<string, unknown>
}

/** The only way to write for a person: what `write` does and its audit entry commit together or not at all. */
export function change<T>(actor: Actor, entry: Change, write: (tx: Transaction) => Promise<T>) {
  return db().transaction(async (tx) => {
    const result = await write(tx)
    const { event, subject, detail = {} } = entry
    await tx.insert(auditEntries).values({ personId: actor.personId, event, subject, detail })
    return result
  })
}
