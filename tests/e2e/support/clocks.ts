import postgres from 'postgres'
import { deskStack } from '#tests/support/stack.ts'

/** As if the case had been opened so many minutes ago; when it is due the desk has to count anew by itself. */
export async function openedBefore(caseId: string, minutes: number) {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  try {
    await sql.begin(async (tx) => {
      await tx`alter table cases disable trigger user`
      await tx`update cases set opened_at = now() - ${minutes} * interval '1 minute' where id = ${caseId}`
      await tx`alter table cases enable trigger user`
    })
  } finally {
    await sql.end()
  }
}
