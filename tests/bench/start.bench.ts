import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { root } from '#scripts/parts/child.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { atMost, type Bench, type Row, seen } from './support/bench.ts'
import { practice } from './support/practice.ts'

/** From the command to the address that it prints, on data of its own. */
export default async function measureStart({ folder, atEnd }: Bench): Promise<Row[]> {
  const env = { ...practice(), DATA_FOLDER: path.join(folder, 'data'), PORT: String(await anyFreePort()) }
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
  let written = ''
  for await (const chunk of desk.stdout.setEncoding('utf8')) {
    written += String(chunk)
    if (written.includes('is ready')) break
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10
  if (!written.includes('is ready')) throw new Error(`The desk did not start:\n${written}`)
  await stop()
  return seconds
}
