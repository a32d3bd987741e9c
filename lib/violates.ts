import postgres from 'postgres'

/**
 * Whether the database refused because of this constraint. Drizzle wraps what the driver throws, and a bundle may hold its class twice:
 * the wrapper is known by its cause, not by its class.
 */
export function violates(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof postgres.PostgresError && cause.constraint_name === constraint
}
