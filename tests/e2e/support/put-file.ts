import { createHash } from 'node:crypto'
import postgres from 'postgres'
import { v7 } from 'uuid'
import { deskStack } from '#tests/support/stack.ts'

interface Put {
  name: string
  type: string
  content: string
}

/** A file past every check of the desk, as somebody with the database in their hands puts it there. Gives its id. */
export async function putFile(caseId: string, { name, type, content }: Put): Promise<string> {
  const sql = postgres(deskStack().ownerUrl, { max: 1 })
  const id = v7()
  const bytes = Buffer.from(content)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    await sql.begin(async (tx) => {
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'case.evidence added', ${caseId}, '{}')`
      await tx`insert into case_evidence (id, case_id, kind, name, type, size, sha256, added_by)
        select ${id}, id, 'file', ${name}, ${type}, ${bytes.length}, ${sha256}, opened_by from cases where id = ${caseId}`
      await tx`insert into case_file_parts (evidence_id, position, content) values (${id}, 0, ${bytes})`
    })
  } finally {
    await sql.end()
  }
  return id
}
