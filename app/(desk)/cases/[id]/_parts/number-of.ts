import { z } from 'zod'

/** A number as people write it: "C-1042", "c1042", "1042". */
export const numberOf = (letter: 'C' | 'R') =>
  z
    .string()
    .trim()
    .regex(
      new RegExp(`^(?:${letter}-?)?\\d{1,9}$`, 'i'),
      `Write the number as it stands in the list: ${letter}-1042.`,
    )
    .transform((text) => Number(text.replace(/\D/g, '')))
