import 'server-only'
import { desc, eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { slas } from '#db/schema/slas.ts'
import type { Calendar } from './sla/calendar.ts'
import type { Target } from './sla/choose-target.ts'

export interface Sla {
  version: number
  because: string
  /** null: the version that came with the desk. */
  setBy: string | null
  calendar: Calendar
  targets: Target[]
}

/** The calendar and the targets of this moment. */
export async function getSla(reader: Pick<Transaction, 'select'> = db()): Promise<Sla> {
  const [row] = await reader
    .select({
      version: slas.version,
      because: slas.because,
      setBy: people.name,
      calendar: slas.calendar,
      targets: slas.targets,
    })
    .from(slas)
    .leftJoin(people, eq(people.id, slas.setBy))
    .orderBy(desc(slas.version))
    .limit(1)
  if (!row) throw new Error('there is no calendar')
  return { ...row, calendar: row.calendar as Calendar, targets: row.targets as Target[] }
}
