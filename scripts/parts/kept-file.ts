import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Reads what is kept in a JSON file, or returns an empty record when there is none or it was cut short. */
export function readKept(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {}
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Writes it whole or not at all, readable by this account only. */
export function keep(file: string, value: object) {
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${String(process.pid)}`
  try {
    writeFileSync(unfinished, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 })
    chmodSync(unfinished, 0o600)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** The secrets made for this data folder: made once, then always the same. */
export function keptSecrets<Name extends string>(
  folder: string,
  names: readonly Name[],
): Record<Name, string> {
  const file = path.join(folder, 'secrets.json')
  const kept = readKept(file)
  const secrets = Object.fromEntries(
    names.map((name) => {
      const known = kept[name]
      return [name, typeof known === 'string' ? known : randomBytes(32).toString('base64url')]
    }),
  ) as Record<Name, string>
  if (names.some((name) => kept[name] !== secrets[name])) keep(file, { ...kept, ...secrets })
  return secrets
}
