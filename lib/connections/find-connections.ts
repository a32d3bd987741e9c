import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { env } from '#lib/env.ts'
import { checkMail } from '#lib/support/check-mail.ts'
import { type Registered, registry } from '#lib/providers/index.ts'
import { checkChannel, untried } from './check-channel.ts'
import { checkDatabase } from './check-database.ts'
import { checkSignIn } from './check-sign-in.ts'
import { checkWorker } from './check-worker.ts'
import type { Connection } from './connection.ts'
import { hasDatabase } from './database.ts'

export const channelId = 'channel'

/** Everything that the desk is connected to or could be, in the order in which it needs them. Tries nothing. */
export function findConnections(_actor: Actor<'connection:see'>): Connection[] {
  return [...needed(), ...registry.flatMap(asConnection), mail(), channel()]
}

const needed = (): Connection[] => [
  {
    id: 'database',
    name: 'Database',
    brings: 'Keeps everything that the desk knows. Without DATABASE_URL, npm start runs one of its own.',
    variables: ['DATABASE_URL', 'DATABASE_OWNER_URL'],
    check: hasDatabase() ? checkDatabase : null,
  },
  {
    id: 'worker',
    name: 'Worker',
    brings: 'Carries out what was approved and looks for proof, from the queue in the database.',
    variables: ['DATABASE_URL', 'WORKER'],
    check: hasDatabase() ? checkWorker : null,
  },
  {
    id: 'sign-in',
    name: 'Sign-in',
    brings: "Lets people in with the company's account.",
    variables: ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
    check: checkSignIn,
  },
]

const mail = (): Connection => ({
  id: 'mail',
  name: 'Mail',
  brings: 'Sends the messages to Cello support. Without it they can be copied, and sent from elsewhere.',
  variables: ['SMTP_URL', 'MAIL_FROM', 'CELLO_SUPPORT_EMAIL'],
  check: env().SMTP_URL === undefined ? null : async () => [await checkMail()],
})

const channel = (): Connection => ({
  id: channelId,
  name: 'Channel',
  brings: 'Tells a channel, in Slack’s format, what waits for a person and what runs out.',
  variables: ['SLACK_WEBHOOK_URL'],
  check:
    env().SLACK_WEBHOOK_URL === undefined
      ? null
      : async () => [hasDatabase() ? await checkChannel() : untried],
})

function asConnection({ provider, configured }: Registered): Connection[] {
  const { path, name, setUp } = provider
  return setUp ? [{ id: path, name, ...setUp, check: configured() ? () => provider.check() : null }] : []
}
