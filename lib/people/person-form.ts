import { z } from 'zod'
import { isPlainLine, withoutTurning } from '#lib/plain-text.ts'
import { type Role, roleNames } from '#db/schema/roles.ts'

export type { Role }
export const roles: readonly Role[] = roleNames

/** Which role of whom; it comes from a button, never from typing. */
export const roleForm = z.object({ personId: z.uuid(), role: z.enum(roleNames) })

/** What an admin types to add a person beforehand; the sentences are shown beside the fields. */
export const personForm = z.object({
  name: z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .min(1, 'Enter the name that others will see.')
    .max(120, 'That is too long for a name: at most 120 characters.')
    .refine(isPlainLine, 'There is an invisible control character in the name. Type it again.'),
  email: z
    .string()
    .trim()
    .toLowerCase()
    .max(254, 'That is too long for an e-mail address. Copy it again.')
    .pipe(z.email('This is no e-mail address. It looks like name@company.com.')),
  roles: z.array(z.enum(roleNames)).max(roleNames.length),
})
