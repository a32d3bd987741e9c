import type { CelloWorld } from './cello/index.ts'
import type { ChannelWorld } from './channel/index.ts'
import type { ChargebeeWorld } from './chargebee/index.ts'
import type { MailboxWorld } from './mailbox/index.ts'
import type { SignIn } from './sign-in/index.ts'
import { people } from './sign-in/people.ts'
import { celloEndpoint } from './story/cello-endpoint.ts'
import type { StripeWorld } from './stripe/index.ts'

interface World {
  stripe: StripeWorld
  chargebee: ChargebeeWorld
  cello: CelloWorld
  mailbox: MailboxWorld
  channel: ChannelWorld
  signIn: SignIn
}

export function environment({
  stripe,
  chargebee,
  cello,
  mailbox,
  channel,
  signIn,
}: World): Record<string, string> {
  return {
    STRIPE_SECRET_KEY: stripe.keys.test,
    STRIPE_CELLO_ENDPOINT: celloEndpoint.id,
    STRIPE_API_BASE: stripe.address,
    STRIPE_REQUESTS_PER_SECOND: '100',
    CHARGEBEE_SITE: chargebee.site,
    CHARGEBEE_API_KEY: chargebee.keys.full,
    CHARGEBEE_CELLO_FIELDS: 'meta_data',
    CHARGEBEE_API_BASE: chargebee.address,
    CELLO_CHARGEBEE_WEBHOOK_URL: cello.chargebeeWebhook.url,
    CELLO_CHARGEBEE_WEBHOOK_USER: cello.chargebeeWebhook.user,
    CELLO_CHARGEBEE_WEBHOOK_PASSWORD: cello.chargebeeWebhook.password,
    CELLO_ACCESS_KEY_ID: cello.keys.accessKeyId,
    CELLO_SECRET_ACCESS_KEY: cello.keys.secretAccessKey,
    CELLO_API_BASE: cello.address,
    CELLO_PRICE_UNIT: cello.priceUnit,
    SMTP_URL: mailbox.smtp,
    MAIL_FROM: 'desk@attribution.example',
    SLACK_WEBHOOK_URL: channel.webhook,
    CELLO_SUPPORT_EMAIL: 'support@cello.example',
    OIDC_ISSUER: signIn.address,
    OIDC_CLIENT_ID: signIn.clientId,
    OIDC_CLIENT_SECRET: signIn.clientSecret,
    ADMIN_EMAILS: people
      .filter(({ roles }) => roles.includes('admin'))
      .map(({ email }) => email)
      .join(','),
  }
}
