import { existsSync } from 'node:fs'
import path from 'node:path'
import { root } from './child.ts'

/** Reads .env.local and .env, the first winning over the second, and what is already in the environment over both. */
export function loadEnvironmentFiles() {
  for (const name of ['.env.local', '.env']) {
    const file = path.join(root, name)
    if (existsSync(file)) process.loadEnvFile(file)
  }
}
