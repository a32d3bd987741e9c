import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Role, roles } from '#db/schema/roles.ts'

/** Whoever has the role at this moment, but for one who knows already. */
export async function findHolders(tx: Transaction, role: Role, but: string | null): Promise<string[]> {
  const rows = await tx
    .select({ personId: roles.personId })
    .from(roles)
    .where(and(eq(roles.role, role), but === null ? undefined : ne(roles.personId, but)))
  return rows.map(({ personId }) => personId)
}
