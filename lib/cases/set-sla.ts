import 'server-only'
import { sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { slas } from '#db/schema/slas.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { slaChanged } from './as-it-stands.ts'
import { getSla } from './get-sla.ts'
import type { SlaForm } from './sla-form.ts'

/**
 * Sets the calendar and the targets of cases. The clocks of unresolved cases are counted anew by the desk at once, each with its entry; with no worker
 * alive, as soon as there is one.
 * @throws Refusal `conflict` where another version was set meanwhile.
 */
export async function setSla(
  actor: Actor<'case-settings:change'>,
  { calendar, targets, because, basedOn }: SlaForm,
) {
  const id = v7()
  const detail: Record<string, unknown> = { because, zone: calendar.zone, targets: targets.length }
  return change(actor, { event: 'sla.set', subject: id, detail }, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('slas'))`)
    const sla = await getSla(tx)
    if (sla.version !== basedOn) throw new Refusal('conflict', slaChanged(sla), { field: 'basedOn' })
    const [made] = await tx
      .insert(slas)
      .values({ id, calendar, targets, because, setBy: actor.personId })
      .returning({ version: slas.version })
    if (!made) throw new Error('the calendar was not kept')
    detail['version'] = made.version
    await tx.execute(sql`select pg_notify('cases_asked', '')`)
    return made
  })
}
