import journal from '#drizzle/meta/_journal.json' with { type: 'json' }

/** The migration that this version of the desk was written for. `at` is how Drizzle numbers it: milliseconds since 1970. */
export const newestMigration = journal.entries
  .map(({ tag, when }) => ({ name: tag, at: when }))
  .reduce((newest, one) => (one.at > newest.at ? one : newest))
