import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, inject } from 'vitest'

const template = inject('template')
const name = `desk_${randomUUID().replaceAll('-', '')}`

/** This test file's own database, as the application's limited role and as the role that owns the schema. */
export const databaseUrl = withDatabase(template.applicationUrl)
export const ownerUrl = withDatabase(template.ownerUrl)

/** Straight SQL as either role, for a test that goes round the code. */
export const asApplication = connect(databaseUrl)
export const asOwner = connect(ownerUrl)

const superuser = connect(template.superuserUrl)
await superuser.unsafe(`create database ${name} template ${template.name} owner attribution_desk_owner`)
process.env['DATABASE_URL'] = databaseUrl
process.env['DATABASE_OWNER_URL'] = ownerUrl

afterAll(async () => {
  await asApplication.end({ timeout: 1 })
  await asOwner.end({ timeout: 1 })
  await superuser.unsafe(`drop database if exists ${name} with (force)`)
  await superuser.end({ timeout: 1 })
})

function connect(url: string) {
  return postgres(url, { max: 2, onnotice: () => undefined })
}

function withDatabase(url: string) {
  const address = new URL(url)
  address.pathname = `/${name}`
  return address.href
}
