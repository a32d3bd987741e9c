import { createHash, createPublicKey, randomBytes, verify } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startSignIn, type SignIn } from '#sandbox/sign-in/index.ts'
import { people } from '#sandbox/sign-in/people.ts'

const desk = 'http://127.0.0.1:3000'
const redirectUri = `${desk}/api/auth/callback/oidc`

const discoverySchema = z.looseObject({
  scopes_supported: z.array(z.string()),
  id_token_signing_alg_values_supported: z.array(z.string()),
})

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  sub: z.string(),
  email: z.string(),
  email_verified: z.boolean(),
  name: z.string(),
  nonce: z.string(),
  auth_time: z.int(),
})

let signIn: SignIn
beforeAll(async () => {
  signIn = await startSignIn({ deskAddress: desk })
})
afterAll(() => signIn.close())

describe('the practice sign-in', () => {
  it('says in its discovery document what an OpenID Connect client needs', async () => {
    const answer = await fetch(`${signIn.address}/.well-known/openid-configuration`)
    const discovery = discoverySchema.parse(await answer.json())
    expect(discovery).toMatchObject({
      issuer: signIn.address,
      code_challenge_methods_supported: ['S256'],
      end_session_endpoint: `${signIn.address}/session/end`,
    })
    expect(discovery.scopes_supported).toEqual(expect.arrayContaining(['openid', 'email', 'profile']))
    expect(discovery.id_token_signing_alg_values_supported).toContain('RS256')
  })

  it.each(people)(
    'signs $name in with a code and PKCE, and no other page than the list of people',
    async (person) => {
      const claims = await signInAs(newBrowser(), person.email)
      expect(claims).toMatchObject({
        iss: signIn.address,
        aud: signIn.clientId,
        sub: person.sub,
        email: person.email,
        email_verified: true,
        name: person.name,
      })
    },
  )

  it('asks who it is again in a browser that was signed in a moment ago', async () => {
    const browser = newBrowser()
    await signInAs(browser, 'sam@attribution.example')
    expect((await signInAs(browser, 'ada@attribution.example')).sub).toBe('practice-ada')
  })

  it('answers prompt=none from the session without a page, and refuses it without one', async () => {
    const browser = newBrowser()
    await signInAs(browser, 'sam@attribution.example')
    const { url } = authorization({ prompt: 'none' })
    expect(callback(await browser.follow(url)).get('code')).toBeTruthy()
    expect(callback(await newBrowser().follow(url)).get('error')).toBe('login_required')
  })

  it.each([{ prompt: 'login' }, { max_age: '0' }])('takes a fresh sign-in for %o', async (asked) => {
    const browser = newBrowser()
    const first = await signInAs(browser, 'otto@attribution.example')
    const page = await browser.follow(authorization(asked).url)
    expect(await page.text()).toContain('Confirm who you are')
    const again = await signInAs(browser, 'otto@attribution.example', asked)
    expect(again.auth_time).toBeGreaterThanOrEqual(first.auth_time)
  })

  it('tells an older sign-in once, where it is to be one that does not ask again', async () => {
    const person = 'kofi@attribution.example'
    const asked = { prompt: 'login', max_age: '0' }
    await fetch(`${signIn.address}/_sandbox/remembered`, {
      method: 'POST',
      body: JSON.stringify({ person, secondsAgo: 3600 }),
    })
    const now = Math.floor(Date.now() / 1000)
    expect((await signInAs(newBrowser(), person, asked)).auth_time).toBeLessThanOrEqual(now - 3599)
    expect((await signInAs(newBrowser(), person, asked)).auth_time).toBeGreaterThanOrEqual(now)
  })

  it('refuses an authorization without PKCE', async () => {
    const { url } = authorization({})
    url.searchParams.delete('code_challenge')
    url.searchParams.delete('code_challenge_method')
    expect(callback(await newBrowser().follow(url)).get('error')).toBe('invalid_request')
  })

  it('refuses to send people anywhere but to the desk, on a page that says so', async () => {
    const { url } = authorization({ redirect_uri: 'http://127.0.0.1:1/elsewhere' })
    const refusal = await newBrowser().follow(url)
    expect(refusal.status).toBe(400)
    expect(await refusal.text()).toContain('The sign-in was refused')
  })

  it('shows the list again when an unknown person is sent', async () => {
    const browser = newBrowser()
    const page = await browser.follow(authorization({}).url)
    const again = await browser.follow(
      new URL(page.url),
      new URLSearchParams({ person: 'eve@attribution.example' }),
    )
    expect(again.status).toBe(400)
    expect(await again.text()).toContain('Who do you want to be?')
  })

  it('signs out at the provider too, and sends people back to the desk', async () => {
    const browser = newBrowser()
    await signInAs(browser, 'sam@attribution.example')
    const url = new URL(`${signIn.address}/session/end`)
    url.search = new URLSearchParams({
      client_id: signIn.clientId,
      post_logout_redirect_uri: `${desk}/sign-in`,
    }).toString()
    const page = await (await browser.follow(url)).text()
    expect(page).toContain('Sign out?')
    const form = { xsrf: /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? '', logout: 'yes' }
    const answer = await browser.follow(
      new URL(`${url.href.split('?')[0]}/confirm`),
      new URLSearchParams(form),
    )
    expect(answer.headers.get('location')).toBe(`${desk}/sign-in`)
    const { url: silent } = authorization({ prompt: 'none' })
    expect(callback(await browser.follow(silent)).get('error')).toBe('login_required')
  })

  it('tells what to do when the sign-in page is opened without a sign-in', async () => {
    const page = await fetch(`${signIn.address}/interaction/gone`)
    expect(page.status).toBe(400)
    expect(await page.text()).toContain('This sign-in has run out')
  })

  it('keeps its signing key and secret over a restart', async () => {
    const again = await startSignIn({ deskAddress: desk, keys: structuredClone(signIn.keys) })
    expect(again.clientSecret).toBe(signIn.clientSecret)
    expect(await (await fetch(`${again.address}/jwks`)).json()).toEqual(
      await (await fetch(`${signIn.address}/jwks`)).json(),
    )
    await again.close()
  })
})

async function signInAs(browser: Browser, email: string, more: Record<string, string> = {}) {
  const { url, verifier, state, nonce } = authorization(more)
  const page = await browser.follow(url)
  expect(await page.text()).toContain(`value="${email}"`)
  const answer = callback(await browser.follow(new URL(page.url), new URLSearchParams({ person: email })))
  expect(answer.get('state')).toBe(state)
  const token = await fetch(`${signIn.address}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${btoa(`${signIn.clientId}:${signIn.clientSecret}`)}` },
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code: answer.get('code') ?? '',
      redirect_uri: redirectUri,
      code_verifier: verifier,
    }),
  })
  expect(token.status).toBe(200)
  const { id_token: idToken } = z.object({ id_token: z.string() }).parse(await token.json())
  const claims = await readIdToken(idToken)
  expect(claims.nonce).toBe(nonce)
  return claims
}

function authorization(more: Record<string, string>) {
  const verifier = randomBytes(32).toString('base64url')
  const [state, nonce] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex')]
  const url = new URL(`${signIn.address}/auth`)
  url.search = new URLSearchParams({
    client_id: signIn.clientId,
    response_type: 'code',
    scope: 'openid email profile',
    redirect_uri: redirectUri,
    state,
    nonce,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  }).toString()
  return { url, verifier, state, nonce }
}

async function readIdToken(token: string) {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const jwks = z
    .object({ keys: z.array(z.record(z.string(), z.string())) })
    .parse(await (await fetch(`${signIn.address}/jwks`)).json())
  const key = createPublicKey({ format: 'jwk', key: jwks.keys[0] ?? {} })
  const signed = Buffer.from(`${header}.${payload}`)
  expect(verify('RSA-SHA256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true)
  return claimsSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
}

const callback = (response: Response) => {
  const location = response.headers.get('location') ?? ''
  expect(location).toContain(redirectUri)
  return new URL(location).searchParams
}

type Browser = ReturnType<typeof newBrowser>

/** Keeps cookies and follows redirects as long as they stay at the sign-in. */
function newBrowser() {
  const cookies = new Map<string, string>()
  async function follow(url: URL, form?: URLSearchParams): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (value) cookies.set(name, value)
      else cookies.delete(name)
    }
    const location = response.headers.get('location')
    const next = location ? new URL(location, url) : null
    return next?.origin === url.origin ? follow(next) : response
  }
  return { follow }
}
