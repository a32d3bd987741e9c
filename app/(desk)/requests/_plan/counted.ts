/** "1 event", "3 events". */
export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`

/** A length that a plan gives in seconds: "2 minutes", "90 seconds". */
export const minutes = (seconds: number) =>
  seconds % 60 === 0 ? counted(seconds / 60, 'minute') : counted(seconds, 'second')
