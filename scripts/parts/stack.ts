import path from 'node:path'
import { people } from '#sandbox/sign-in/people.ts'
import { seedPracticePeople } from '../seed-people.ts'
import { buildWhenChanged } from './build.ts'
import type { Child } from './child.ts'
import { type DatabaseAddresses, openDatabase } from './database.ts'
import { Ensemble } from './ensemble.ts'
import { type KeptPort, keptPort } from './kept-ports.ts'
import { anyFreePort } from './ports.ts'
import { type SandboxProcess, startSandboxProcess } from './sandbox.ts'
import { isPractice, requireConfiguration } from './settings.ts'
import { startWeb } from './web.ts'
import { webEnvironment } from './web-environment.ts'
import { webPort } from './web-port.ts'

export interface StackOptions {
  mode: 'start' | 'dev'
  /** Claimed by the caller. */
  folder: string
  env: NodeJS.ProcessEnv
  /** For tests: any free ports, and a database that need not outlive a power cut. */
  passing?: boolean
  tell: (line: string) => void
  onCrash: (error: Error) => void
}

export interface Stack extends DatabaseAddresses {
  address: string
  sandbox: SandboxProcess | undefined
  web: Child
}

/** Starts every part of the desk in order, into the ensemble, which ends them in the reverse order. */
export async function startStack(ensemble: Ensemble, options: StackOptions): Promise<Stack> {
  const { mode, folder, env, passing = false, tell, onCrash } = options
  const practice = isPractice(env)
  if (!practice) requireConfiguration(env)
  const port = passing ? await anyFreePort() : await webPort(env, practice)
  const address = env['NEXTAUTH_URL'] || `http://localhost:${String(port)}`
  const log = (name: string) => path.join(folder, 'logs', `${name}.log`)
  const portFor = (name: KeptPort) => (passing ? anyFreePort() : keptPort(folder, name))

  if (mode === 'start') {
    await buildWhenChanged(ensemble.start, () => {
      tell('Building the pages (their sources changed) …')
    })
  }
  const database = await openDatabase(env, {
    ensemble,
    folder,
    port: () => portFor('postgres'),
    log: log('postgres'),
    careless: passing,
    onCrash,
  })
  const sandbox = practice ? await openSandbox(database) : undefined
  const web = await startWeb(ensemble.start, {
    mode,
    port,
    env: webEnvironment(env, { mode, folder, address, port, databaseUrl: database.applicationUrl, sandbox }),
    log: practice && mode === 'start' ? log('web') : undefined,
  })
  void ensemble.watch(web).then(onCrash)
  return { ...database, address, sandbox, web }

  async function openSandbox({ ownerUrl }: DatabaseAddresses) {
    const ports = {
      home: await portFor('home'),
      stripe: await portFor('stripe'),
      chargebee: await portFor('chargebee'),
      cello: await portFor('cello'),
      signIn: await portFor('signIn'),
      mailbox: await portFor('mailbox'),
      smtp: await portFor('smtp'),
      channel: await portFor('channel'),
    }
    const started = await startSandboxProcess(
      ensemble.start,
      { folder: path.join(folder, 'sandbox'), ports, deskAddress: address },
      log('sandbox'),
    )
    void ensemble.watch(started.child).then(onCrash)
    await seedPracticePeople(ownerUrl, people)
    return started
  }
}
