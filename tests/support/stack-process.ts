// The whole built desk in a process of its own, for tests: on free ports, on data of its own, gone when its parent is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Ensemble } from '#scripts/parts/ensemble.ts'
import { keptSecrets } from '#scripts/parts/kept-file.ts'
import { startStack } from '#scripts/parts/stack.ts'

const ownConfiguration =
  /^(STRIPE_|CHARGEBEE_|CELLO_|OIDC_|NEXTAUTH_|DATABASE_|ADMIN_EMAILS$|PRACTICE_|PORT$|WORKER$|SMTP_|MAIL_|SLACK_)/
const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-browser-'))
const ensemble = new Ensemble()
process.once('disconnect', () => void end(0))

try {
  const { address, applicationUrl, ownerUrl, sandbox, web } = await startStack(ensemble, {
    mode: 'start',
    folder,
    env: { ...process.env, ...withoutConfiguration() },
    passing: true,
    tell: console.log,
    onCrash: (error) => {
      if (process.connected) console.error(error.message)
      void end(1)
    },
  })
  process.send?.({
    address,
    databaseUrl: applicationUrl,
    ownerUrl,
    sandbox: sandbox?.addresses,
    webPid: web.pid,
    secrets: secretsOf(sandbox?.environment ?? {}),
    webLog: path.join(folder, 'logs', 'web.log'),
  })
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  void end(1)
}

function secretsOf(environment: Record<string, string>): Record<string, string> {
  const secret = /(KEY|SECRET|PASSWORD|SLACK_WEBHOOK_URL)$/
  return {
    ...Object.fromEntries(Object.entries(environment).filter(([name]) => secret.test(name))),
    NEXTAUTH_SECRET: keptSecrets(folder, ['sessionSecret']).sessionSecret,
  }
}

/** Empty rather than absent: what is absent, Next would read from a developer's .env. */
function withoutConfiguration() {
  const names = Object.keys(process.env).filter((name) => ownConfiguration.test(name))
  return Object.fromEntries(names.map((name) => [name, '']))
}

async function end(code: number) {
  await ensemble.stop()
  rmSync(folder, { recursive: true, force: true })
  process.exit(code)
}
