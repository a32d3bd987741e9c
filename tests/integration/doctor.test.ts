import { execFile } from 'node:child_process'
import { expect, it, onTestFinished, vi } from 'vitest'
import { databaseUrl } from '#tests/support/database.ts'
import { startSandbox } from '#sandbox/index.ts'

// A process of its own, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const configuration =
  /^(STRIPE_|CHARGEBEE_|CELLO_|OIDC_|NEXTAUTH_|DATABASE_|ADMIN_EMAILS$|PRACTICE_|SMTP_|MAIL_|SLACK_|LOG_LEVEL$)/

/** Runs `npm run doctor` without npm, on exactly these variables. */
function doctor(variables: Record<string, string>) {
  const inherited = Object.entries(process.env).filter(([name]) => !configuration.test(name))
  const env = { ...Object.fromEntries(inherited), ...variables } as NodeJS.ProcessEnv
  const { promise, resolve } = Promise.withResolvers<{ code: number; said: string }>()
  execFile(
    process.execPath,
    ['--conditions=react-server', 'scripts/doctor.ts'],
    { env },
    (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
    },
  )
  return promise
}

async function realDesk() {
  const sandbox = await startSandbox({ deskAddress: 'http://127.0.0.1:3000' })
  onTestFinished(() => sandbox.close())
  return {
    sandbox,
    variables: {
      ...sandbox.environment,
      DATABASE_URL: databaseUrl,
      NEXTAUTH_URL: 'http://127.0.0.1:3000',
      NEXTAUTH_SECRET: 'a secret for tests, thirty-two characters',
    },
  }
}

it('says what practice is where nothing is configured', async () => {
  const { code, said } = await doctor({})
  expect(said).toMatch(/^This is practice: no provider is configured/)
  expect(code).toBe(0)
})

it('tries everything that is configured, and ends with 1 where something does not work', async () => {
  const { sandbox, variables } = await realDesk()
  const { code, said } = await doctor(variables)
  expect(said).toContain('✓ Database: works')
  expect(said).toContain('✓ Sign-in: works')
  expect(said).toContain('✓ Stripe: works')
  expect(said).toContain('✗ Worker: does not work')
  expect(said).toContain('      → Start the desk (npm start), or a worker (npm run worker).')
  expect(said).toMatch(/1 of \d+ connections does not work\./)
  expect(code).toBe(1)
  expect(sandbox.stripe.calls.every(({ method }) => method === 'GET')).toBe(true)
  for (const secret of secretsIn(variables)) expect(said).not.toContain(secret)
})

it('needs no database where npm start would run its own, and ends with 0 where all else works', async () => {
  const { variables } = await realDesk()
  const { code, said } = await doctor({ ...variables, DATABASE_URL: '' })
  expect(said).toContain('– Database: not configured')
  expect(said).toContain('Everything that is configured works')
  expect(code).toBe(0)
})

it('says which variable is wrong before it tries anything', async () => {
  const { variables } = await realDesk()
  const { code, said } = await doctor({ ...variables, STRIPE_CELLO_ENDPOINT: 'the one of Cello' })
  expect(said).toContain("STRIPE_CELLO_ENDPOINT must be the id (we_…) of Cello's endpoint.")
  expect(said).not.toContain('the one of Cello')
  expect(code).toBe(1)
})

const secretsIn = (variables: Record<string, string>) =>
  Object.entries(variables)
    .filter(([name]) => /SECRET|KEY|PASSWORD|SLACK/.test(name))
    .map(([, value]) => value)
    .concat(new URL(databaseUrl).password)
