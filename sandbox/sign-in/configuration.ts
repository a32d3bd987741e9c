import { generateKeyPair, randomBytes } from 'node:crypto'
import { promisify } from 'node:util'
import { interactionPolicy, type Configuration, type JWK, type KoaContextWithOIDC } from 'oidc-provider'
import { memoryAdapter } from './memory-adapter.ts'
import { messagePage } from './message-page.ts'
import { people } from './people.ts'

/** What has to be the same after a restart, so that tokens and sessions given out before still hold. */
export interface SignInKeys {
  clientSecret: string
  cookieKey: string
  signing: JWK
}

export const clientId = 'attribution-desk'

export async function newKeys(): Promise<SignInKeys> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { n, e, d, p, q, dp, dq, qi } = privateKey.export({ format: 'jwk' })
  return {
    clientSecret: randomBytes(24).toString('base64url'),
    cookieKey: randomBytes(24).toString('base64url'),
    signing: {
      kty: 'RSA',
      use: 'sig',
      alg: 'RS256',
      kid: randomBytes(6).toString('hex'),
      n,
      e,
      d,
      p,
      q,
      dp,
      dq,
      qi,
    },
  }
}

export function configuration(keys: SignInKeys, deskAddress: string): Configuration {
  return {
    adapter: memoryAdapter(),
    clients: [
      {
        client_id: clientId,
        client_secret: keys.clientSecret,
        redirect_uris: [`${deskAddress}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${deskAddress}/sign-in`],
        require_auth_time: true,
      },
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookieKey],
      // Cookies know no ports: the names must not meet the desk's on the same host.
      names: { session: 'sign-in.session', interaction: 'sign-in.interaction', resume: 'sign-in.resume' },
    },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The desk reads the ID token only.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: signedOut },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}`, policy: alwaysAsk() },
    findAccount: (_ctx, sub) => account(sub),
    loadExistingGrant: grantEverything,
    renderError: async (ctx, out) => {
      ctx.type = 'html'
      ctx.body = await messagePage('The sign-in was refused', out.error_description ?? out.error, deskAddress)
    },
    ttl: {
      AccessToken: 3600,
      AuthorizationCode: 60,
      Grant: 86_400,
      IdToken: 3600,
      Interaction: 3600,
      Session: 86_400,
    },
  }
}

/** Practice is about changing sides: every sign-in asks who it is, even in a browser that was signed in a moment ago. */
function alwaysAsk() {
  const { Check, base } = interactionPolicy
  const policy = base()
  policy.remove('consent')
  const asksAgain = new Check('choose_person', 'The person is chosen at every sign-in', ({ oidc }) =>
    oidc.prompts.has('none') || oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
  )
  policy.get('login')?.checks.add(asksAgain)
  return policy
}

function account(sub: string) {
  const person = people.find((one) => one.sub === sub)
  if (!person) return undefined
  const { email, name } = person
  return { accountId: sub, claims: () => ({ sub, email, email_verified: true, name }) }
}

async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc
  if (!client || !session?.accountId) return undefined
  const known = session.grantIdFor(client.clientId)
  const found = known ? await provider.Grant.find(known) : undefined
  if (found) return found
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid email profile')
  await grant.save()
  return grant
}

async function askToSignOut(ctx: KoaContextWithOIDC, form: string) {
  ctx.body = await messagePage('Sign out?', 'This ends the practice sign-in in this browser.', null, form)
}

async function signedOut(ctx: KoaContextWithOIDC) {
  ctx.body = await messagePage(
    'You are signed out',
    'Close this page, or go back to the desk to sign in as someone else.',
    null,
  )
}
