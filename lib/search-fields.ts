import { z } from 'zod'

/** A field of an address: whatever it cannot mean is left out. */
export const searched = <T extends z.ZodType>(inner: T) => inner.optional().catch(undefined)

/** A text that PostgreSQL can look for. */
export const searchedText = (most: number) =>
  searched(
    z
      .string()
      .trim()
      .max(most)
      .refine((text) => !text.includes('\0')),
  )

const first = '2000-01-01'
const last = '2199-12-31'

/** A day on which something of the desk may have happened: reckoning with days of any year goes wrong. */
export const isUsualDay = (day: string) => day >= first && day <= last
export const searchedDay = searched(z.iso.date().refine(isUsualDay))
