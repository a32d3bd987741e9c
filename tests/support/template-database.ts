import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrate } from '#scripts/migrate.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { startPostgres } from '#scripts/parts/postgres.ts'

export interface Template {
  superuserUrl: string
  ownerUrl: string
  applicationUrl: string
  name: string
}

declare module 'vitest' {
  interface ProvidedContext {
    template: Template
  }
}

/** One PostgreSQL a run, with one migrated database that each test file clones. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-tests-'))
  const cluster = await startPostgres({
    folder,
    port: await anyFreePort(),
    log: path.join(folder, 'postgres.log'),
    careless: true,
  })
  const name = 'template_desk'
  const superuser = postgres(cluster.address('superuser', 'postgres'), { max: 1 })
  await superuser.unsafe(`create database ${name} owner attribution_desk_owner`)
  await superuser.end()
  const template: Template = {
    superuserUrl: cluster.address('superuser', 'postgres'),
    ownerUrl: cluster.address('owner', name),
    applicationUrl: cluster.address('application', name),
    name,
  }
  await migrate(template)
  project.provide('template', template)

  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
