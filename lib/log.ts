import 'server-only'
import { randomBytes } from 'node:crypto'
import pino from 'pino'

export const log = pino({
  level: process.env['LOG_LEVEL'] ?? 'info',
  base: null,
  redact: ['*.authorization', '*.password', '*.secret', '*.email', '*.headers'],
})

/** Logs an unknown error whole and gives the number that the person is shown instead. */
export function logUnknown(error: unknown, during: string): string {
  const number = `E-${randomBytes(4).toString('hex').toUpperCase()}`
  const { name, message, stack, cause } =
    error instanceof Error
      ? error
      : { name: 'not an Error', message: typeof error, stack: undefined, cause: undefined }
  const because = cause instanceof Error ? { name: cause.name, message: cause.message } : undefined
  log.error({ number, during, name, message, stack, because }, 'unknown error')
  return number
}
