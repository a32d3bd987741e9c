import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'

export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  redact: ['*.authorization', '*.password', '*.secret', '*.email', '*.headers'],
})

/** Logs an unknown error whole, but for the values of a query, and gives the number that the person is shown instead. */
export function logUnknown(error: unknown, during: string, number = newNumber()): string {
  if (!(error instanceof Error)) {
    log.error({ number, during, name: 'not an Error', type: typeof error }, 'unknown error')
    return number
  }
  const { name, cause } = error
  const because = cause instanceof Error ? { name: cause.name, message: cause.message } : undefined
  const [message, stack] = [withoutValues(error.message), withoutValues(error.stack ?? '')]
  log.error({ number, during, name, message, stack, because }, 'unknown error')
  return number
}

const newNumber = () => `E-${randomBytes(4).toString('hex').toUpperCase()}`

/** Drizzle puts a failed query's values, which may be personal, behind the query in its message and stack. */
const withoutValues = (text: string) =>
  text.replace(/^params: [^]*?(?=\n {4}at |$(?![^]))/m, 'params: left out')
