import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { isZone } from '#lib/attribution/zones.ts'
import { isCurrency } from '#lib/currency.ts'
import { words } from './case-form.ts'
import { weekdays } from './sla/calendar.ts'

const openHours = z
  .array(
    z
      .tuple([z.int().min(0).max(1439), z.int().min(1).max(1440)])
      .refine(([from, to]) => from < to, 'Hours end after they begin.'),
  )
  .max(6, 'A day has at most six times of open hours.')
  .refine(
    (hours) => hours.every(([from], at) => at === 0 || (hours[at - 1]?.[1] ?? 0) <= from),
    'The hours of a day are in order, and do not overlap.',
  )

const minutes = z
  .int('Enter a time in minutes.')
  .min(1, 'A target is at least one minute.')
  .max(60 * 24 * 90, 'A target is at most 90 days of 24 hours.')

const target = z
  .object({
    kind: z.enum(kinds).nullable(),
    atLeast: z
      .object({
        amount: z.int().min(0),
        currency: z.string().toLowerCase().refine(isCurrency, 'This is no currency. Write it as EUR.'),
      })
      .nullable(),
    firstAnswer: minutes,
    resolution: minutes,
  })
  .refine(({ firstAnswer, resolution }) => firstAnswer <= resolution, {
    message: 'The first answer is due before the resolution, or with it.',
    path: ['firstAnswer'],
  })

/** The calendar and the targets that an admin sets; the sentences are shown beside the fields. */
export const slaForm = z.object({
  calendar: z.object({
    zone: z.string().refine(isZone, 'There is no such time zone. Write it as Europe/Berlin.'),
    hours: z
      .record(z.enum(weekdays), openHours)
      .refine(
        (week) => Object.values(week).some((hours) => hours.length > 0),
        'At least one day of the week has open hours.',
      ),
    holidays: z
      .array(z.iso.date('Write a holiday as 2026-12-25.'))
      .max(400, 'At most 400 holidays are kept. Remove old ones.'),
  }),
  /** The first one that fits a case counts. */
  targets: z
    .array(target)
    .min(1)
    .max(50, 'At most 50 targets are kept.')
    .refine((all) => {
      const last = all.at(-1)
      return last?.kind === null && last.atLeast === null
    }, 'The last target is for every case: no kind, no amount.'),
  because: words('the reason', 500).min(5, 'Say in a sentence why: it stands in the audit.'),
  /** The version that was in force when it was written. */
  basedOn: z.int().min(1),
})

export type SlaForm = z.output<typeof slaForm>
