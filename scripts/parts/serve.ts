import { people } from '#sandbox/sign-in/people.ts'
import { claim } from './claim.ts'
import { Ensemble, Stopping } from './ensemble.ts'
import { loadEnvironmentFiles } from './environment-files.ts'
import { forget } from './fresh.ts'
import { Obstacle } from './obstacle.ts'
import { dataFolder } from './settings.ts'
import { type Stack, startStack } from './stack.ts'
import { endRequested } from './stop-signals.ts'

/** Runs the whole desk until it is told to end (Ctrl-C, a signal, or the end of whoever started it). Returns the exit code. */
export async function serve(mode: 'start' | 'dev', args: string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--fresh')
  if (unknown.length > 0)
    throw new Obstacle(`“${unknown.join(' ')}” is not known. There is only --fresh, which begins anew.`)
  loadEnvironmentFiles()
  const ensemble = new Ensemble()
  const end = endRequested()
  const folder = dataFolder(process.env)
  const release = claim(folder)
  try {
    if (args.includes('--fresh')) await forget(folder)
    const crash = Promise.withResolvers<never>()
    const starting = startStack(ensemble, {
      mode,
      folder,
      env: process.env,
      tell,
      onCrash: (error) => {
        if (!(error instanceof Stopping)) crash.reject(error)
      },
    })
    const stack = await Promise.race([starting, crash.promise, end])
    if (stack) {
      welcome(stack)
      await Promise.race([crash.promise, end])
    }
    tell('\nStopping …')
    return 0
  } finally {
    await ensemble.stop()
    release()
  }
}

function tell(line: string) {
  process.stdout.write(`${line}\n`)
}

function welcome({ address, sandbox }: Stack) {
  if (!sandbox) {
    tell(`\nAttribution Desk is ready at ${address}`)
    return
  }
  const width = Math.max(...people.map(({ name }) => name.length))
  tell(`
Attribution Desk is ready, in practice: nothing you do here reaches a real customer.

  The desk     ${address}
  The sandbox  ${sandbox.addresses.home}   (its Stripe, Chargebee and Cello, and what they saw)

  Sign in as
${people.map(({ name, roles }) => `    ${name.padEnd(width)}  ${roles.join(' and ') || 'no role yet'}`).join('\n')}

  Ctrl-C stops everything. What you enter is kept; “npm start -- --fresh” begins anew.
`)
}
