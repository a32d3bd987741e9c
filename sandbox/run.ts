import { parseArgs } from 'node:util'
import { z } from 'zod'
import { startSandbox, type SandboxOptions } from './index.ts'

const port = z.int().min(0).max(65_535)
const schema = z.strictObject({
  folder: z.string().exactOptional(),
  deskAddress: z.string(),
  story: z.boolean().exactOptional(),
  stripe: z.strictObject({ latencyMs: z.int().min(0).max(60_000) }).exactOptional(),
  ports: z
    .strictObject({
      stripe: port.exactOptional(),
      chargebee: port.exactOptional(),
      cello: port.exactOptional(),
      signIn: port.exactOptional(),
      mailbox: port.exactOptional(),
      smtp: port.exactOptional(),
      channel: port.exactOptional(),
      home: port.exactOptional(),
    })
    .exactOptional(),
})

/**
 * Runs the sandbox until SIGINT, SIGTERM, or the end of the process that forked it. Options are flags, or one JSON
 * argument. A process that forked it gets `{ addresses, environment }` as the first message; a person gets them printed.
 */
const ended = Promise.race(
  (['SIGINT', 'SIGTERM', 'disconnect'] as const).map(
    (signal) => new Promise((end) => process.once(signal, end)),
  ),
)
const sandbox = await startSandbox(readOptions(process.argv.slice(2)))
const { addresses, environment } = sandbox
if (process.send) process.send({ addresses, environment })
else print()
await ended
await sandbox.close()
process.exit()

function readOptions(given: string[]): SandboxOptions {
  if (given[0]?.startsWith('{')) return schema.parse(JSON.parse(given[0]) as unknown)
  const { values } = parseArgs({
    args: given,
    options: {
      folder: { type: 'string' },
      desk: { type: 'string', default: 'http://localhost:3000' },
      ports: { type: 'string', default: '', multiple: false },
      'no-story': { type: 'boolean', default: false },
      latency: { type: 'string', default: process.env['LATENCY'] ?? '0' },
    },
  })
  const ports = values.ports
    .split(',')
    .filter(Boolean)
    .map((one) => one.split('='))
  return schema.parse({
    ...(values.folder && { folder: values.folder }),
    deskAddress: values.desk,
    story: !values['no-story'],
    stripe: { latencyMs: Number(values.latency) },
    ports: Object.fromEntries(ports.map(([name = '', number]) => [name, Number(number)] as const)),
  })
}

function print() {
  console.log(`The sandbox is at ${addresses.home}. A desk works against it with:\n`)
  for (const [name, value] of Object.entries(environment)) console.log(`${name}=${value}`)
  console.log('\nCtrl-C ends it.')
}
