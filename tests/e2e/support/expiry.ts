import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { deskStack } from '#tests/support/stack.ts'

/** Lets what is due expire, as the desk itself does, in a process of its own. */
export const runExpiry = () =>
  promisify(execFile)(
    process.execPath,
    ['--conditions=react-server', path.resolve('tests', 'support', 'expire-process.ts')],
    { env: { ...process.env, DATABASE_URL: deskStack().databaseUrl } },
  )
