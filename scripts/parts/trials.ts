import postgres from 'postgres'
import { readEnvironment } from '#lib/env.ts'
import { explainDatabase } from './database-sentences.ts'

export interface Trial {
  name: string
  /** Says what works. @throws Error with a sentence that says what is missing and how to fix it. */
  run: (env: NodeJS.ProcessEnv) => Promise<string>
}

/** What `npm run doctor` tries, in the order in which a desk needs it. */
export const trials: Trial[] = [
  { name: 'Configuration', run: tryConfiguration },
  { name: 'Database', run: tryDatabase },
  { name: 'Sign-in', run: trySignIn },
  { name: 'Stripe', run: tryStripe },
  { name: 'Cello', run: tryCello },
]

function tryConfiguration(env: NodeJS.ProcessEnv) {
  readEnvironment({ ...env, DATABASE_URL: env['DATABASE_URL'] || 'postgres://embedded' })
  return Promise.resolve('every variable that is set can be read')
}

async function tryDatabase(env: NodeJS.ProcessEnv) {
  const url = env['DATABASE_URL']
  if (!url) return 'not set: npm start runs an embedded PostgreSQL in .data'
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined })
  try {
    const [server] = await sql<{ version: string; number: string; migrated: boolean }[]>`
      select current_setting('server_version') as version, current_setting('server_version_num') as number,
        to_regclass('public.requests') is not null as migrated`
    if (Number(server?.number) < 150_000)
      throw new Error(
        `It is PostgreSQL ${server?.version ?? ''}, too old: the desk needs PostgreSQL 15 or newer.`,
      )
    if (!server?.migrated) throw new Error('It is empty. Run: npm run migrate.')
    return `PostgreSQL ${server.version}, migrated`
  } catch (error) {
    throw explainDatabase(error, url)
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function trySignIn(env: NodeJS.ProcessEnv) {
  const issuer = env['OIDC_ISSUER']
  if (!issuer) throw new Error('OIDC_ISSUER is not set. Set it to the address of the company’s sign-in.')
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await ask(address, 'Correct OIDC_ISSUER.')
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}. Correct OIDC_ISSUER.`)
  return `found at ${issuer}; its client id and secret are tried when someone signs in`
}

async function tryStripe(env: NodeJS.ProcessEnv) {
  const key = env['STRIPE_SECRET_KEY']
  if (!key) return 'not set: the path is not offered'
  const base = (env['STRIPE_API_BASE'] || 'https://api.stripe.com').replace(/\/$/, '')
  const answer = await ask(
    `${base}/v1/webhook_endpoints?limit=100`,
    'Correct STRIPE_API_BASE, or unset it for Stripe itself.',
    key,
  )
  if (answer.status === 401) throw new Error('Stripe does not know the key. Correct STRIPE_SECRET_KEY.')
  if (answer.status === 403)
    throw new Error(
      'The key may not read webhook endpoints. Give the restricted key that permission in Stripe’s dashboard.',
    )
  if (!answer.ok)
    throw new Error(`Stripe answers ${answer.status}. Try again; if it stays, look at Stripe’s status page.`)
  const endpoint = env['STRIPE_CELLO_ENDPOINT']
  const body = (await answer.json()) as { data?: { id: string }[] }
  if (endpoint && !body.data?.some(({ id }) => id === endpoint))
    throw new Error(
      `Stripe has no endpoint ${endpoint} in the key’s mode. Correct STRIPE_CELLO_ENDPOINT, or unset it to find it by its address.`,
    )
  return `the key works, in ${/_live_/.test(key) ? 'live' : 'test'} mode`
}

async function tryCello(env: NodeJS.ProcessEnv) {
  if (!env['CELLO_ACCESS_KEY_ID']) return 'not set: codes are not looked up, and proof ends at “delivered”'
  const base = env['CELLO_API_BASE']
  if (base) await ask(base, 'Correct CELLO_API_BASE, or unset it for Cello itself.')
  return 'the key is set; it is tried at the first look-up'
}

async function ask(address: string, wayOut: string, key?: string) {
  try {
    return await fetch(address, {
      signal: AbortSignal.timeout(10_000),
      headers: key ? { authorization: `Bearer ${key}` } : {},
    })
  } catch {
    throw new Error(`${new URL(address).origin} cannot be reached. ${wayOut}`)
  }
}
