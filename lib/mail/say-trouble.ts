/** What went wrong with the mail server, as a sentence that says what to do. */
export function sayTrouble(error: unknown): string {
  const { code, response } = error instanceof Error ? (error as Error & Trouble) : {}
  if (code === 'EAUTH')
    return 'The mail server does not take the name and password of the desk. Ask an admin to check SMTP_URL.'
  if (code === 'ETLS') return 'The mail server offers no safe connection. Ask an admin to check SMTP_URL.'
  if (typeof response === 'string' && /^[45]\d\d/.test(response))
    return `The mail server refused it: ${clean(response)}`
  return 'The mail server cannot be reached. Try again in a minute, or copy the message.'
}

interface Trouble {
  code?: unknown
  response?: unknown
}

const longest = 200

/** On one line, and with a full stop. */
const clean = (response: string) =>
  `${response
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, longest)
    .replace(/\.$/, '')}.`
