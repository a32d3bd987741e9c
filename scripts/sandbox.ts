import path from 'node:path'
import { startSandbox } from '#sandbox/index.ts'
import { claim } from './parts/claim.ts'
import { loadEnvironmentFiles } from './parts/environment-files.ts'
import { keptPort } from './parts/kept-ports.ts'
import { main } from './parts/obstacle.ts'
import { dataFolder } from './parts/settings.ts'
import { endRequested } from './parts/stop-signals.ts'

/** The sandbox alone, for a desk that is started by hand: prints the variables that connect it. */
await main(async () => {
  loadEnvironmentFiles()
  const end = endRequested()
  const folder = dataFolder(process.env)
  const release = claim(folder)
  const sandbox = await startSandbox({
    folder: path.join(folder, 'sandbox'),
    ports: {
      home: await keptPort(folder, 'home'),
      stripe: await keptPort(folder, 'stripe'),
      chargebee: await keptPort(folder, 'chargebee'),
      cello: await keptPort(folder, 'cello'),
      signIn: await keptPort(folder, 'signIn'),
      mailbox: await keptPort(folder, 'mailbox'),
      smtp: await keptPort(folder, 'smtp'),
      channel: await keptPort(folder, 'channel'),
    },
    deskAddress: process.env['NEXTAUTH_URL'] || 'http://localhost:3000',
  })
  console.log(`The sandbox is at ${sandbox.addresses.home}. A desk works against it with:\n`)
  for (const [name, value] of Object.entries(sandbox.environment)) console.log(`${name}=${value}`)
  console.log('\nCtrl-C ends it.')
  await end
  await sandbox.close()
  release()
  return 0
})
