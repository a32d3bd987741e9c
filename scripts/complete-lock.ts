import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './parts/child.ts'
import { type Lock, completed, missingFromLock } from './parts/lock.ts'
import { Obstacle, main } from './parts/obstacle.ts'

/**
 * Installs what is named (npm run lock -- <packages>), then completes the lock: a registry that holds only some platforms' packages
 * makes npm leave out the others, and `npm ci` refuses such a lock.
 */
await main(async () => {
  const npm = spawnSync('npm', ['install', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  if (npm.status !== 0) throw new Obstacle('npm install did not succeed; the lock is as npm left it.')
  const file = path.join(root, 'package-lock.json')
  const lock = JSON.parse(readFileSync(file, 'utf8')) as Lock
  const count = missingFromLock(lock).length
  writeFileSync(file, `${JSON.stringify(completed(lock), null, 2)}\n`)
  const marker = createHash('sha256').update(readFileSync(file)).digest('hex')
  writeFileSync(path.join(root, 'node_modules', '.installed-lock'), marker)
  console.log(`${String(count)} packages for other platforms were added to the lock.`)
  return Promise.resolve(0)
})
