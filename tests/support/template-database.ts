import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { type Cluster, startPostgres } from '#scripts/parts/postgres.ts'

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
    port: anyFreePort,
    log: path.join(folder, 'postgres.log'),
    careless: true,
  })
  const stop = async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    project.provide('template', await makeTemplate(cluster))
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

async function makeTemplate(cluster: Cluster): Promise<Template> {
  const name = 'template_desk'
  const superuser = postgres(cluster.address('superuser', 'postgres'), { max: 1 })
  await superuser.unsafe(`create database ${name} owner attribution_desk_owner`)
  await superuser.end()
  const template = {
    superuserUrl: cluster.address('superuser', 'postgres'),
    ownerUrl: cluster.address('owner', name),
    applicationUrl: cluster.address('application', name),
    name,
  }
  // In a process of its own, since the one vitest runs this in does not read modules as a server does.
  await promisify(execFile)(process.execPath, ['--conditions=react-server', 'scripts/migrate.ts'], {
    env: { ...process.env, DATABASE_URL: template.applicationUrl, DATABASE_OWNER_URL: template.ownerUrl },
  })
  return template
}
