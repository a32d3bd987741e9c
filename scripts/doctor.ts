import { embeddedDatabase } from '#lib/connections/database.ts'
import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { main } from './parts/obstacle.ts'
import { writeTried } from './parts/write-tried.ts'
import { isPractice, requireConfiguration } from './parts/settings.ts'

const practice =
  'This is practice: no provider is configured, and npm start runs everything on this machine, the providers, the sign-in, the ' +
  'mailbox and the channel among them. Nothing reaches a real customer, and nothing needs to be mended. To connect real providers, see .env.example.'

/** Tries each connection, as the page Connections does, and says what works, what is missing and how to mend it. */
await main(async () => {
  loadEnvironmentFiles()
  if (isPractice(process.env)) {
    console.log(practice)
    return 0
  }
  requireConfiguration(process.env)
  process.env['DATABASE_URL'] ||= embeddedDatabase
  // What is wrong is said in sentences; only what nobody foresaw is logged beside them.
  process.env['LOG_LEVEL'] ||= 'error'
  const [{ permitDesk }, { findConnections }, { tryOne }] = await Promise.all([
    import('#lib/auth/actor.ts'),
    import('#lib/connections/find-connections.ts'),
    import('#lib/connections/try-connection.ts'),
  ])
  const connections = findConnections(permitDesk('connection:see'))
  const tried = await Promise.all(
    connections.map(async (connection) => ({ connection, tried: await tryOne(connection) })),
  )
  console.log(writeTried(tried))
  return tried.some(({ tried: { state } }) => state === 'does not work') ? 1 : 0
})
