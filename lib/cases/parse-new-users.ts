export interface ParsedNewUser {
  newUserId: string
  email: string
  name: string
  customerId: string
}

/**
 * New users as people paste them: one a line, of what is known of each, with commas, semicolons or tabs between: an e-mail, an id, a name, a
 * billing customer's id (`cus_…`, Stripe's beginning). Empty lines say nothing. Pure.
 */
export const parseNewUsers = (text: string): ParsedNewUser[] =>
  text
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .split(/[,;\t]/)
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .filter((parts) => parts.length > 0)
    .map(readLine)

function readLine(parts: readonly string[]): ParsedNewUser {
  const read: ParsedNewUser = { newUserId: '', email: '', name: '', customerId: '' }
  for (const part of parts) {
    const field = fieldOf(part)
    read[field] = read[field] === '' ? part : `${read[field]} ${part}`
  }
  return read
}

function fieldOf(part: string): keyof ParsedNewUser {
  if (/^\S+@\S+$/.test(part)) return 'email'
  if (/\s/.test(part) || /^\p{Lu}\p{Ll}+$/u.test(part)) return 'name'
  return /^cus_\w+$/.test(part) ? 'customerId' : 'newUserId'
}
