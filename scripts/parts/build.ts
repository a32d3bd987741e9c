import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './child.ts'
import type { StartChild } from './ensemble.ts'
import { Obstacle, diskIsFull } from './obstacle.ts'

export const nextProgram = path.join(root, 'node_modules', 'next', 'dist', 'bin', 'next')
const folders = ['app', 'lib', 'db', 'public']
const files = [
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]
const marker = path.join(root, '.next', 'sources-hash')

/** Builds the pages when their sources are not the ones of the last build. `onBuild` is told before a build begins. */
export async function buildWhenChanged(start: StartChild, onBuild: () => void): Promise<void> {
  const hash = hashSources()
  if (
    existsSync(marker) &&
    existsSync(path.join(root, '.next', 'BUILD_ID')) &&
    readFileSync(marker, 'utf8') === hash
  )
    return
  onBuild()
  await build(start)
  writeFileSync(marker, hash)
}

async function build(start: StartChild) {
  const child = start({
    name: 'The build',
    args: [nextProgram, 'build'],
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    log: () => undefined,
  })
  const { code } = await child.ended
  if (code === 0) return
  const written = child.lastLines(60)
  throw /ENOSPC|No space left/i.test(written)
    ? diskIsFull()
    : new Obstacle(`The desk could not be built:\n\n${written}`)
}

function hashSources() {
  const hash = createHash('sha256')
  for (const file of [...folders.flatMap(filesBelow), ...files].sort()) {
    const place = path.join(root, file)
    if (existsSync(place)) hash.update(`${file}\0`).update(readFileSync(place)).update('\0')
  }
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  const place = path.join(root, folder)
  if (!existsSync(place)) return []
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(path.join(root, name)).isFile())
}
