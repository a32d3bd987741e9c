const configured = [
  'STRIPE_SECRET_KEY',
  'STRIPE_CELLO_ENDPOINT',
  'STRIPE_API_BASE',
  'CHARGEBEE_SITE',
  'CHARGEBEE_API_KEY',
  'CELLO_ACCESS_KEY_ID',
  'CELLO_SECRET_ACCESS_KEY',
  'CELLO_API_BASE',
  'CELLO_PRICE_UNIT',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'NEXTAUTH_URL',
  'NEXTAUTH_SECRET',
  'DATABASE_URL',
  'DATABASE_OWNER_URL',
  'ADMIN_EMAILS',
  'PRACTICE_SANDBOX',
  'WORKER',
]

/** This environment without a configuration. Empty rather than absent: what is absent would be read again from a developer's .env. */
export const practice = (): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(configured.map((name) => [name, ''])),
})
