/** A desk that stood still tells afterwards what it did not, so long; nobody is told twice. Milliseconds. */
export const week = 7 * 24 * 3600_000

/** No talk with a mail server takes longer. Milliseconds. */
export const longestTalk = 2 * 60_000
