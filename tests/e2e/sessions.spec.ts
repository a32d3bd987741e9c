import { expectAccessible } from './support/accessible.ts'
import { signIn } from './support/sign-in.ts'
import { expect, test } from './support/test.ts'
import { whenAlive } from './support/when-alive.ts'

test('A person sees where she is signed in, and ends another browser there; nothing opens in that one any more.', async ({
  stranger,
  as,
}) => {
  const here = await stranger()
  await signIn(here, 'Mira')
  const there = await stranger()
  await signIn(there, 'Mira')
  await here.getByRole('button', { name: 'Account' }).click()
  await here.getByRole('link', { name: 'Where you are signed in' }).click()
  await expect(here.getByRole('heading', { level: 1 })).toContainText('You are signed in here and in')
  await expect(here.getByText('this browser')).toHaveCount(1)
  await expectAccessible(here)
  const others = here.getByRole('button', { name: /^End all others|^End the session of/ }).first()
  await whenAlive(others)
  await others.click()
  await expect(here.getByRole('heading', { level: 1 })).toHaveText('You are signed in here and nowhere else')
  await there.goto('/requests')
  await expect(there).toHaveURL(/\/sign-in/)
  const mira = await as('Mira')
  await mira.goto('/audit?event=session.ended')
  await expect(mira.getByRole('row', { name: /Mira/ }).first()).toBeVisible()
})

test('The session is one cookie that no script reads and no other site sends.', async ({ as }) => {
  const page = await as('Ada')
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name.endsWith('next-auth.session-token'))
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.goto('/')
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
})

test.describe(() => {
  test.use({ expectedErrors: [/Content Security Policy|404/] })

  test('Only the desk’s own scripts run: each page has a nonce of its own, and nothing may frame it.', async ({
    as,
  }) => {
    const page = await as('Ada')
    const policies = await Promise.all(
      ['/', '/requests', '/sign-in', '/no-such-page'].map(async (path) => {
        const answer = await page.context().request.get(path, { maxRedirects: 0 })
        return answer.headers()['content-security-policy'] ?? ''
      }),
    )
    for (const policy of policies) {
      expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{16,}' 'strict-dynamic';/)
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toMatch(/script-src[^;]*unsafe/)
    }
    expect(new Set(policies).size).toBe(policies.length)
    await page.goto('/')
    const refused = await page.evaluate(async () => {
      const { promise, resolve } = Promise.withResolvers<string>()
      document.addEventListener('securitypolicyviolation', (event) => {
        resolve(event.effectiveDirective)
      })
      document.body.insertAdjacentHTML('beforeend', '<img src="/nothing" onerror="window.injected = true">')
      return promise
    })
    expect(refused).toBe('script-src-attr')
    expect(await page.evaluate(() => 'injected' in window)).toBe(false)
  })
})

test('Sign-ins that one address begins have a limit, and those that fail; no other address waits for it.', async ({
  stranger,
}) => {
  const { request } = (await stranger()).context()
  const begin = async (address: string) => {
    const headers = { 'x-forwarded-for': address }
    return request.post('/api/auth/signin/oidc', { headers, form: { json: 'true' }, maxRedirects: 0 })
  }
  for (let tried = 0; tried < 60; tried += 1) expect((await begin('203.0.113.9')).status()).not.toBe(429)
  const refused = await begin('203.0.113.9')
  expect(refused.status()).toBe(429)
  expect(Number(refused.headers()['retry-after'])).toBeGreaterThan(0)
  expect(await refused.json()).toMatchObject({ url: '/sign-in?error=TooManyAttempts' })
  expect((await begin('203.0.113.10')).status()).not.toBe(429)

  const comeBack = (address: string) =>
    request.get('/api/auth/callback/oidc?code=guessed&state=guessed', {
      headers: { 'x-forwarded-for': address },
      maxRedirects: 0,
    })
  for (let tried = 0; tried < 20; tried += 1)
    expect((await comeBack('203.0.113.11')).headers()['location']).toContain('error=')
  expect((await comeBack('203.0.113.11')).status()).toBe(429)
  expect((await comeBack('203.0.113.12')).status()).not.toBe(429)
})
