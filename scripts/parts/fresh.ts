import { existsSync, rmSync } from 'node:fs'
import path from 'node:path'
import { keptSecrets } from './kept-file.ts'
import { endStale } from './postgres-stale.ts'

const ours = ['postgres', 'postgres.new', 'sandbox', 'logs', 'ports.json', 'secrets.json']

/** Removes what the desk keeps in its data folder, and nothing else that lies there. The folder must be claimed. */
export async function forget(folder: string): Promise<void> {
  if (existsSync(path.join(folder, 'postgres'))) {
    const { superuserPassword } = keptSecrets(folder, ['superuserPassword'])
    await endStale(path.join(folder, 'postgres'), 'postgres', superuserPassword)
  }
  for (const name of ours) rmSync(path.join(folder, name), { recursive: true, force: true })
}
