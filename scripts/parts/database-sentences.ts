import { Obstacle, diskIsFull } from './obstacle.ts'

/** What a connection or a migration fails with, as a sentence; what is not known stays as it is. */
export function explainDatabase(error: unknown, url: string): unknown {
  const code = codeOf(error)
  const place = placeOf(url)
  switch (code) {
    case 'ECONNREFUSED':
    case 'CONNECT_TIMEOUT':
    case 'ETIMEDOUT':
    case 'EHOSTUNREACH':
    case 'ECONNRESET':
    case 'CONNECTION_CLOSED':
      return new Obstacle(`The database at ${place} cannot be reached. Start it, or correct DATABASE_URL.`)
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Obstacle(`There is no host of the database's name (${place}). Correct DATABASE_URL.`)
    case '28P01':
    case '28000':
      return new Obstacle(
        `The database at ${place} refuses the user or the password. Correct DATABASE_URL and DATABASE_OWNER_URL.`,
      )
    case '3D000':
      return new Obstacle(`The database at ${place} does not exist. Make it, or correct DATABASE_URL.`)
    case '42501':
      return new Obstacle(
        `The role that migrates the database at ${place} lacks a right: ${(error as Error).message}. ` +
          'Set DATABASE_OWNER_URL to the role that owns the schema.',
      )
    case '53100':
      return diskIsFull()
    case '53300':
      return new Obstacle(
        `The database at ${place} has no connection left. Raise max_connections or close some.`,
      )
    default:
      return error
  }
}

function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined
  if (error.cause instanceof Error) return codeOf(error.cause) ?? codeOf(new Error(error.message))
  return 'code' in error ? error.code : undefined
}

/** Host, port and database; never the user's password. */
function placeOf(url: string) {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || '5432'}${pathname}`
}
