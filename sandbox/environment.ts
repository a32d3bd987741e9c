import type { CelloWorld } from './cello/index.ts'
import type { SignIn } from './sign-in/index.ts'
import { people } from './sign-in/people.ts'
import { celloEndpoint } from './story/cello-endpoint.ts'
import type { StripeWorld } from './stripe/index.ts'

interface World {
  stripe: StripeWorld
  cello: CelloWorld
  signIn: SignIn
}

export function environment({ stripe, cello, signIn }: World): Record<string, string> {
  return {
    STRIPE_SECRET_KEY: stripe.keys.test,
    STRIPE_CELLO_ENDPOINT: celloEndpoint.id,
    STRIPE_API_BASE: stripe.address,
    CELLO_ACCESS_KEY_ID: cello.keys.accessKeyId,
    CELLO_SECRET_ACCESS_KEY: cello.keys.secretAccessKey,
    CELLO_API_BASE: cello.address,
    CELLO_PRICE_UNIT: 'minor',
    OIDC_ISSUER: signIn.address,
    OIDC_CLIENT_ID: signIn.clientId,
    OIDC_CLIENT_SECRET: signIn.clientSecret,
    ADMIN_EMAILS: people
      .filter(({ roles }) => roles.includes('admin'))
      .map(({ email }) => email)
      .join(','),
  }
}
