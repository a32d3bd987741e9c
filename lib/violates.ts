import postgres from 'postgres'

/**
 * Whether the database refused because of this constraint. Drizzle wraps what the driver throws, and a bundle may hold its class twice:
 * the wrapper is known by its cause, not by its class.
 */
export function violates(error: unknown, constraint: string): boolean {
  return refusedBy(error)?.constraint_name === constraint
}

/**
 * Whether the database refused what nobody types: a NUL in a text or in JSON (character_not_in_repertoire, untranslatable_character), or half of a
 * pair of surrogates in JSON (invalid_text_representation).
 */
export function isUnkeepable(error: unknown): boolean {
  const { code = '', detail = '' } = refusedBy(error) ?? {}
  return ['22021', '22P05'].includes(code) || (code === '22P02' && detail.includes('surrogate'))
}

function refusedBy(error: unknown) {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  return cause instanceof postgres.PostgresError ? cause : undefined
}
