import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { root } from '#scripts/parts/child.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { atMost, type Bench, type Row, seen } from './support/bench.ts'
import { practice } from './support/practice.ts'

/** From the command to the address that it prints, on data of its own. */
export default async function measureStart({ folder, atEnd }: Bench): Promise<Row[]> {
  const env = { ...practice(), DATA_FOLDER: folder, PORT: String(await anyFreePort()) }
  const first = await start(env, atEnd)
  const second = await start(env, atEnd)
  return [
    seen('npm start, first start of built pages', first, 's'),
    atMost('npm start, second start', second, 's', 15),
  ]
}

async function start(env: NodeJS.ProcessEnv, atEnd: Bench['atEnd']): Promise<number> {
  const began = performance.now()
  const desk = spawn(process.execPath, [path.join(root, 'scripts', 'bootstrap.mjs'), 'start'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    if (desk.exitCode !== null) return
    desk.kill('SIGTERM')
    await once(desk, 'exit')
  }
  atEnd(stop)
  await ready(desk.stdout)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  await stop()
  return seconds
}

function ready(output: Readable): Promise<void> {
  let written = ''
  return new Promise((resolve, reject) => {
    output.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk
      if (written.includes('is ready')) resolve()
    })
    output.once('end', () => {
      reject(new Error(`The desk did not start:\n${written}`))
    })
  })
}
