import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startChild } from '#scripts/parts/child.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-logs-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

async function write(words: string) {
  const log = path.join(folder, 'web.log')
  await startChild({ name: 'A process', args: ['--eval', `console.log(${JSON.stringify(words)})`], log })
    .ended
  await expect.poll(() => readFileSync(log, 'utf8')).toContain(words)
  return log
}

it('A log keeps what was written before an earlier end, readable by its owner alone.', async () => {
  await write('number E-990C23CB')
  const log = await write('started again')
  expect(readFileSync(log, 'utf8')).toBe('number E-990C23CB\nstarted again\n')
  expect(statSync(log).mode & 0o777).toBe(0o600)
})

it('A log of more than 10 MB is put aside, once.', async () => {
  const log = await write('long ago')
  truncateSync(log, 10 * 1024 * 1024 + 1)
  await write('now')
  expect(readFileSync(log, 'utf8')).toBe('now\n')
  expect(readFileSync(`${log}.before`, 'utf8')).toContain('long ago')
})
