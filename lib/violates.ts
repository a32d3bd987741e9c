import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'

/** Whether the database refused because of this constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const cause = error instanceof DrizzleQueryError ? error.cause : error
  return cause instanceof postgres.PostgresError && cause.constraint_name === constraint
}
