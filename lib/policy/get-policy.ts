import 'server-only'
import { eq } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { policies } from '#db/schema/policies.ts'
import type { Rule } from './rules.ts'

export interface PolicyVersion {
  version: number
  rules: Rule[]
  expiresAfterDays: number
}

const columns = {
  version: policies.version,
  rules: policies.rules,
  expiresAfterDays: policies.expiresAfterDays,
}

type Reader = Pick<Transaction, 'select'>

/** The version that counts now. */
export async function getPolicy(reader: Reader = db()): Promise<PolicyVersion> {
  const [row] = await reader.select(columns).from(policies).where(eq(policies.state, 'in force'))
  if (!row) throw new Error('no policy is in force')
  return { ...row, rules: row.rules as Rule[] }
}

export async function getPolicyVersion(version: number, reader: Reader = db()): Promise<PolicyVersion> {
  const [row] = await reader.select(columns).from(policies).where(eq(policies.version, version))
  if (!row) throw new Error(`there is no policy ${version}`)
  return { ...row, rules: row.rules as Rule[] }
}
