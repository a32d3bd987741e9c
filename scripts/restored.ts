import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { main, Obstacle } from './parts/obstacle.ts'
import { requireConfiguration } from './parts/settings.ts'

/** Tells the desk that its database was restored from a backup. Run before the first worker; see docs/operating.md. */
await main(async () => {
  loadEnvironmentFiles()
  if (!process.env['DATABASE_URL'])
    throw new Obstacle('DATABASE_URL is not set. Set it to the database that was restored.')
  requireConfiguration(process.env)
  const [{ permitDesk }, { noticeRestore }, { disconnect }] = await Promise.all([
    import('#lib/auth/actor.ts'),
    import('#lib/work/notice-restore.ts'),
    import('#db/client.ts'),
  ])
  const noticed = await noticeRestore(permitDesk('request:carry-out'), { told: true })
  await disconnect()
  if (noticed)
    console.log(
      `The newest thing in this database is of ${noticed.from.toISOString()}. ${String(noticed.paused)} requests are paused, until a person ` +
        'says for each step whether it was sent since. Workers may be started now.',
    )
  return 0
})
