import 'server-only'
import { desc } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { slas } from '#db/schema/slas.ts'
import type { Calendar } from './sla/calendar.ts'
import type { Target } from './sla/choose-target.ts'

export interface Sla {
  version: number
  calendar: Calendar
  targets: Target[]
}

/** The calendar and the targets of this moment. */
export async function getSla(reader: Pick<Transaction, 'select'> = db()): Promise<Sla> {
  const [row] = await reader
    .select({ version: slas.version, calendar: slas.calendar, targets: slas.targets })
    .from(slas)
    .orderBy(desc(slas.version))
    .limit(1)
  if (!row) throw new Error('there is no calendar')
  return { version: row.version, calendar: row.calendar as Calendar, targets: row.targets as Target[] }
}
