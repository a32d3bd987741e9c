import path from 'node:path'
import { migrate } from '#scripts/migrate.ts'
import { type Child, root, startChild } from '#scripts/parts/child.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { startPostgres } from '#scripts/parts/postgres.ts'
import { startSandbox, type Sandbox } from '#sandbox/index.ts'
import type { Bench } from './bench.ts'
import { practice } from './practice.ts'

export interface WorkingDesk {
  /** In this process, without rate limits. */
  sandbox: Sandbox
  applicationUrl: string
  /** Starts a worker in a process of its own; resolves once it takes jobs. */
  startWorker: (env?: Record<string, string>) => Promise<Child>
}

/** A database that is safe against power loss, the outside world, and a worker in a process of its own; this process is the desk. */
export async function startWorkingDesk(bench: Bench): Promise<WorkingDesk> {
  const desk = await startDesk(bench)
  await desk.startWorker()
  return desk
}

/** The same, without a worker. */
export async function startDesk({ folder, atEnd }: Bench): Promise<WorkingDesk> {
  const log = (name: string) => path.join(folder, `${name}.log`)
  const cluster = await startPostgres({ folder, port: anyFreePort, log: log('postgres') })
  atEnd(cluster.stop)
  const applicationUrl = cluster.address('application')
  await migrate({ ownerUrl: cluster.address('owner'), applicationUrl })
  const sandbox = await startSandbox({
    deskAddress: 'http://127.0.0.1:3000',
    stripe: { rateLimits: null },
  })
  atEnd(() => sandbox.close())
  Object.assign(process.env, practice(), sandbox.environment, {
    DATABASE_URL: applicationUrl,
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    NEXTAUTH_SECRET: 'a secret for measuring, thirty-two characters',
  })
  return { sandbox, applicationUrl, startWorker: (env = {}) => startWorker(atEnd, env) }
}

async function startWorker(atEnd: Bench['atEnd'], env: Record<string, string>): Promise<Child> {
  const ready = Promise.withResolvers<undefined>()
  let written = ''
  const worker = startChild({
    name: 'The worker',
    args: ['--conditions=react-server', path.join(root, 'scripts', 'worker.ts')],
    env: { ...process.env, ...env },
    log: (chunk) => {
      written += chunk
      if (written.includes('takes jobs')) ready.resolve(undefined)
    },
  })
  atEnd(worker.stop)
  void worker.ended.then(() => {
    ready.reject(new Error(`The worker did not start:\n${written}`))
  })
  await ready.promise
  return worker
}
