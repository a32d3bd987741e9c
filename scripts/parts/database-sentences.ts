import { codeOf, placeOf, whyUnreachable } from '#db/why-unreachable.ts'
import { Obstacle, diskIsFull } from './obstacle.ts'

/** What a connection or a migration fails with, as a sentence; what is not known stays as it is. */
export function explainDatabase(error: unknown, url: string): unknown {
  const place = placeOf(url)
  const code = codeOf(error)
  if (code === '42501')
    return new Obstacle(
      `The role that migrates the database at ${place} lacks a right: ${(error as Error).message}. ` +
        'Set DATABASE_OWNER_URL to the role that owns the schema.',
    )
  if (code === '53100') return diskIsFull()
  const why = whyUnreachable(error, place)
  return why ? new Obstacle(why.join(' ')) : error
}
