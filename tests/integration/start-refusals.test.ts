import { expect, it } from 'vitest'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { npmStart, processesOf, temporaryFolder } from '#tests/support/start-desk.ts'

/** What `npm start` says, when it does not start. */
async function refusal(env: Record<string, string>, ...args: string[]) {
  const { folder, remove } = temporaryFolder()
  const desk = npmStart({ DATA_FOLDER: folder, PORT: String(await anyFreePort()), ...env }, ...args)
  expect(await desk.code).toBe(1)
  expect(processesOf(folder)).toEqual([])
  remove()
  return desk.written().trim()
}

it('says that the database cannot be reached, without its password', async () => {
  const port = await anyFreePort()
  const sentence = await refusal({ DATABASE_URL: `postgres://desk:hush-hush@127.0.0.1:${port}/desk` })
  expect(sentence).toBe(
    `The database at 127.0.0.1:${port}/desk cannot be reached. Start it, or correct DATABASE_URL.`,
  )
})

it('says which variables are missing beside a real provider, also in production', async () => {
  const sentence = await refusal({ STRIPE_SECRET_KEY: 'sk_test_nobody', NODE_ENV: 'production' })
  expect(sentence).toContain('OIDC_ISSUER must be')
  expect(sentence).not.toContain('sk_test_nobody')
})

it('does not mix practice with a real sign-in', async () => {
  expect(await refusal({ OIDC_ISSUER: 'https://sign-in.example' })).toMatch(
    /^OIDC_ISSUER is set, but no provider is\./,
  )
})

it('does not take a port that is none', async () => {
  expect(await refusal({ PORT: 'eighty' })).toBe(
    'PORT is “eighty”, which is no port. Give a number from 1 to 65535.',
  )
})

it('does not take an argument that it does not know', async () => {
  expect(await refusal({}, '--frehs')).toBe(
    '“--frehs” is not known. There is only --fresh, which begins anew.',
  )
})
