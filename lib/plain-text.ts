/** Whether a text of several lines can be kept: no control characters, which PostgreSQL and mails refuse, and no half of a pair of surrogates. */
export const isPlainText = (text: string) => !/(?![\t\r\n])\p{Cc}/u.test(text) && text.isWellFormed()

/** Whether a text of one line can be kept. */
export const isPlainLine = (text: string) => !/[\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed()

/** Without what turns the direction of the letters after it, whoever wrote them (Unicode's bidirectional embeddings, overrides and isolates). */
export const withoutTurning = (text: string) => text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
