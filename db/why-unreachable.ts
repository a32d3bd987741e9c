type Words = [sentence: string, wayOut: string]

/** Why a database cannot be used, in none of its own words; null where nobody foresaw it. `place` names it without who signs in. */
export function whyUnreachable(error: unknown, place: string): Words | null {
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ECONNRESET':
    case 'CONNECTION_CLOSED':
      return [`The database at ${place} cannot be reached.`, 'Start it, or correct DATABASE_URL.']
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return [`There is no host of the database's name (${place}).`, 'Correct DATABASE_URL.']
    case '28P01':
    case '28000':
      return [
        `The database at ${place} refuses the user or the password.`,
        'Correct DATABASE_URL and DATABASE_OWNER_URL.',
      ]
    case '3D000':
      return [`The database at ${place} does not exist.`, 'Make it, or correct DATABASE_URL.']
    case '53300':
      return [`The database at ${place} has no connection left.`, 'Raise max_connections or close some.']
    case '57014':
      return [`The database at ${place} is slow to answer.`, 'Look at what keeps it busy, then try again.']
    default:
      return null
  }
}

/** The code of what the driver threw, also where it was wrapped. */
export function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  return (
    (error.cause instanceof Error ? codeOf(error.cause) : undefined) ??
    ('code' in error ? error.code : undefined)
  )
}

/** Host, port and name of a database, never who signs in there. */
export function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || '5432'}${pathname}`
}
