import { keptSecrets } from './kept-file.ts'
import type { SandboxProcess } from './sandbox.ts'

interface Parts {
  mode: 'start' | 'dev'
  folder: string
  address: string
  port: number
  databaseUrl: string
  sandbox: SandboxProcess | undefined
}

/** The variables of the web process. It never learns the owner's role. */
export function webEnvironment(env: NodeJS.ProcessEnv, parts: Parts): NodeJS.ProcessEnv {
  const { mode, folder, address, port, databaseUrl, sandbox } = parts
  return {
    ...env,
    ...(sandbox && practice(env, folder, sandbox)),
    NODE_ENV: mode === 'start' ? 'production' : 'development',
    NEXT_TELEMETRY_DISABLED: '1',
    // Next would exit on SIGTERM before the worker in this process has closed its delivery: instrumentation.ts ends it instead.
    ...(mode === 'start' && { NEXT_MANUAL_SIG_HANDLE: 'true' }),
    NEXTAUTH_URL: address,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    // Empty rather than absent: what is absent, Next would read again from .env.
    DATABASE_OWNER_URL: '',
  }
}

function practice(env: NodeJS.ProcessEnv, folder: string, sandbox: SandboxProcess) {
  return {
    ...sandbox.environment,
    ADMIN_EMAILS: env['ADMIN_EMAILS'] || sandbox.environment['ADMIN_EMAILS'],
    NEXTAUTH_SECRET: env['NEXTAUTH_SECRET'] || keptSecrets(folder, ['sessionSecret']).sessionSecret,
    PRACTICE_SANDBOX: sandbox.addresses.home,
  }
}
