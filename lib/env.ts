import 'server-only'
import { z } from 'zod'

const text = z.string().trim().min(1).optional()
const address = z
  .url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' })
  .optional()
const rate = z.coerce.number({ error: 'must be a number of calls a second' }).int().min(1).max(10_000)

const variables = z.object({
  DATABASE_URL: z.string({ error: 'must be set: the address of a PostgreSQL 15 or newer' }),
  NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: 'must be the public address of the desk' }),
  NEXTAUTH_SECRET: z.string({ error: 'must be set' }).min(32, 'must have at least 32 characters'),
  OIDC_ISSUER: z.url({
    protocol: /^https?$/,
    error: "must be the issuer's address of the company's sign-in",
  }),
  OIDC_CLIENT_ID: z.string({ error: 'must be set' }).min(1),
  OIDC_CLIENT_SECRET: z.string({ error: 'must be set' }).min(1),
  ADMIN_EMAILS: z
    .string({ error: 'must be set: the e-mail addresses of the first admins, separated by commas' })
    .transform((list) =>
      list
        .split(',')
        .map((email) => email.trim().toLowerCase())
        .filter(Boolean),
    ),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^(sk|rk)_(test|live)_\S+$/, 'must be a secret (sk_…) or restricted (rk_…) key')
    .optional(),
  STRIPE_CELLO_ENDPOINT: z
    .string()
    .regex(/^we_\w+$/, "must be the id (we_…) of Cello's endpoint")
    .optional(),
  STRIPE_API_BASE: address,
  STRIPE_REQUESTS_PER_SECOND: rate.optional(),
  STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT: rate.optional(),
  CELLO_ACCESS_KEY_ID: text,
  CELLO_SECRET_ACCESS_KEY: text,
  CELLO_API_BASE: address,
  CELLO_REQUESTS_PER_SECOND: rate.optional(),
  CELLO_PRICE_UNIT: z.enum(['major', 'minor'], { error: 'must be major or minor' }).optional(),
  CHARGEBEE_SITE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/i, 'must be the name of the site alone: acme of https://acme.chargebee.com')
    .optional(),
  CHARGEBEE_API_KEY: text,
  CHARGEBEE_CELLO_FIELDS: z
    .enum(['meta_data', 'custom_fields'], { error: 'must be meta_data or custom_fields' })
    .optional(),
  CHARGEBEE_API_BASE: address,
  CHARGEBEE_REQUESTS_PER_MINUTE: z.coerce
    .number({
      error: 'must be a number: 150 on Starter and test sites, 1000 on Performance, 3500 on Enterprise',
    })
    .int()
    .min(10)
    .max(100_000)
    .default(150),
  CELLO_CHARGEBEE_WEBHOOK_URL: address,
  CELLO_CHARGEBEE_WEBHOOK_USER: text,
  CELLO_CHARGEBEE_WEBHOOK_PASSWORD: text,
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'must begin with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.email({ error: 'must be the e-mail address that messages come from' }).optional(),
  SLACK_WEBHOOK_URL: z
    .url({
      error: 'must be the address of an incoming webhook: https://hooks.slack.com/services/…',
      abort: true,
    })
    .refine(
      isSafe,
      'must begin with https://, because whoever knows the address can write to the channel. Only on this machine it may begin with http://',
    )
    .refine(isPlain, 'must be an address without a name and password in it')
    .optional(),
  CELLO_SUPPORT_EMAIL: z.email({ error: 'must be an e-mail address' }).default('support@cello.so'),
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  PRACTICE_SANDBOX: address,
  WORKER: z.enum(['inline', 'none'], { error: 'must be inline or none' }).default('inline'),
})

export type Environment = z.infer<typeof variables>

const together: [keyof Environment, keyof Environment][] = [
  ['CELLO_ACCESS_KEY_ID', 'CELLO_SECRET_ACCESS_KEY'],
  ['CELLO_SECRET_ACCESS_KEY', 'CELLO_ACCESS_KEY_ID'],
  ['CELLO_ACCESS_KEY_ID', 'CELLO_PRICE_UNIT'],
  ['CHARGEBEE_SITE', 'CHARGEBEE_API_KEY'],
  ['CHARGEBEE_API_KEY', 'CHARGEBEE_SITE'],
  ['CHARGEBEE_API_KEY', 'CHARGEBEE_CELLO_FIELDS'],
  ['CELLO_CHARGEBEE_WEBHOOK_URL', 'CELLO_CHARGEBEE_WEBHOOK_USER'],
  ['CELLO_CHARGEBEE_WEBHOOK_URL', 'CELLO_CHARGEBEE_WEBHOOK_PASSWORD'],
  ['SMTP_URL', 'MAIL_FROM'],
]

let known: Environment | undefined

/** The configuration, read and checked once. @throws Error with one sentence per mistake, never with a value. */
export function env(): Environment {
  return (known ??= readEnvironment(process.env))
}

/** Whether a channel is named: asked in the middle of a change, which needs nothing else of the configuration. */
export const namesChannel = () => (process.env['SLACK_WEBHOOK_URL'] ?? '') !== ''

export function readEnvironment(from: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    Object.entries(from).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = variables.safeParse(given)
  const mistakes = read.success
    ? mixtures(read.data)
    : read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)
  if (!read.success || mistakes.length > 0)
    throw new Error(`The configuration has mistakes. ${mistakes.join(' ')}`)
  return read.data
}

function mixtures(given: Environment): string[] {
  const missing = together
    .filter(([one, other]) => given[one] !== undefined && given[other] === undefined)
    .map(([one, other]) => `${other} must be set because ${one} is.`)
  const outside = [
    given.STRIPE_API_BASE,
    given.CELLO_API_BASE,
    given.OIDC_ISSUER,
    ...(given.CHARGEBEE_API_KEY === undefined ? [] : [given.CHARGEBEE_API_BASE]),
    ...[given.CELLO_CHARGEBEE_WEBHOOK_URL, given.SMTP_URL, given.SLACK_WEBHOOK_URL].filter(
      (base) => base !== undefined,
    ),
  ]
  const mixed =
    given.PRACTICE_SANDBOX !== undefined && outside.some((base) => base === undefined || !isLoopback(base))
      ? ['PRACTICE_SANDBOX must not be set beside real providers: practice and real are never mixed.']
      : []
  return [...missing, ...mixed]
}

function isSafe(url: string) {
  const { protocol } = new URL(url)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(url))
}

function isPlain(url: string) {
  const { username, password } = new URL(url)
  return username === '' && password === ''
}

function isLoopback(base: string) {
  return ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname)
}
