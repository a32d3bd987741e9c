import { z } from 'zod'
import type { Period } from './report.ts'

const day = 24 * 3600_000
const longest = 5 * 366 * day
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)

const given = z.object({
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})

/** The days that an address asks for: the last 90 where it asks for none, five years at most. Pure. */
export function readPeriod(search: Record<string, unknown>, now: Date): Period {
  const { from, to } = given.parse(search)
  const end = to ?? dateOf(now.getTime())
  const start = from ?? dateOf(new Date(end).getTime() - 89 * day)
  if (start > end) return { from: end, to: end }
  return {
    from:
      new Date(end).getTime() - new Date(start).getTime() > longest
        ? dateOf(new Date(end).getTime() - longest)
        : start,
    to: end,
  }
}

/** From its first moment to just before its end. */
export const momentsOf = ({ from, to }: Period): { since: Date; until: Date } => ({
  since: new Date(from),
  until: new Date(new Date(to).getTime() + day),
})
