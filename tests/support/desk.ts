import { afterAll } from 'vitest'
import { startSandbox, type SandboxOptions } from '#sandbox/index.ts'
import { unlimited } from './unlimited.ts'

/** A sandbox of this test file's own, and the environment that points the desk at it. Import before anything of lib reads it. */
export async function openDesk(options: Partial<SandboxOptions> = {}) {
  const sandbox = await startSandbox({ deskAddress: 'http://127.0.0.1:3000', ...options })
  Object.assign(process.env, sandbox.environment, {
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    NEXTAUTH_SECRET: 'a secret for tests, thirty-two characters',
    PRACTICE_SANDBOX: sandbox.addresses.home,
    LOG_LEVEL: 'silent',
    ...unlimitedAs(options),
  })
  afterAll(() => sandbox.close())
  return sandbox
}

/** Where the sandbox limits nothing, the desk waits for nothing. Cello's never does. */
function unlimitedAs({ stripe, chargebee }: Partial<SandboxOptions>) {
  const { CELLO_REQUESTS_PER_SECOND, CHARGEBEE_REQUESTS_PER_MINUTE, ...ofStripe } = unlimited
  return {
    CELLO_REQUESTS_PER_SECOND,
    ...(stripe?.rateLimits === null && ofStripe),
    ...(chargebee?.rateLimit === null && { CHARGEBEE_REQUESTS_PER_MINUTE }),
  }
}
