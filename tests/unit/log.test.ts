import { DrizzleQueryError } from 'drizzle-orm'
import { expect, it, vi } from 'vitest'
import { log, logUnknown } from '#lib/log.ts'

it('logs an unknown error under the number that is shown, and none of the values of its query', () => {
  const written = vi.spyOn(log, 'error').mockImplementation(() => undefined)
  const error = new DrizzleQueryError(
    'select $1',
    ['said\nby sam@attribution.example\non Monday'],
    new Error('no such column'),
  )
  const number = logUnknown(error, 'test')
  expect(number).toMatch(/^E-[0-9A-F]{8}$/)
  const line = JSON.stringify(written.mock.calls)
  expect(line).toContain(number)
  expect(line).toContain('no such column')
  expect(line).not.toContain('sam@attribution.example')
})
