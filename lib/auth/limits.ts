const minute = 60_000

/** A session ends after an hour without use, and after twelve hours in any case. Milliseconds. */
export const limits = { idle: 60 * minute, absolute: 12 * 60 * minute, seenEvery: minute }
