import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import type { Check } from '#lib/providers/provider.ts'
import { addressAdmin } from './address-admin.ts'
import type { Connection, ConnectionState, Tried } from './connection.ts'
import { findConnections } from './find-connections.ts'
import { blocker } from './sentences.ts'

const tenSeconds = 10_000

/** Tries one connection with calls that change nothing, within 10 s. @throws Refusal `not found`. */
export async function tryConnection(actor: Actor<'connection:see'>, id: string): Promise<Tried> {
  const connection = findConnections(actor).find((one) => one.id === id)
  if (!connection) throw notFound('There is no such connection. Reload the page to see those there are.')
  return tryOne(connection)
}

/** `limit` in milliseconds. */
export async function tryOne({ id, name, check }: Connection, limit = tenSeconds): Promise<Tried> {
  const began = Date.now()
  const checks = check ? (await withinLimit(name, check, limit)).map(addressAdmin) : []
  const triedAt = new Date(began).toISOString()
  return { id, state: stateOf(check && checks), checks, triedAt, milliseconds: Date.now() - began }
}

async function withinLimit(name: string, check: () => Promise<Check[]>, limit: number): Promise<Check[]> {
  const timer = new AbortController()
  try {
    return await Promise.race([check(), late(name, limit, timer.signal)])
  } catch (error) {
    const number = logUnknown(error, `the connection ${name}`)
    return [
      blocker(
        'Something went wrong that nobody expected.',
        `Its number is ${number}.`,
        'Look for the number in the log, then try again.',
      ),
    ]
  } finally {
    timer.abort()
  }
}

async function late(name: string, limit: number, signal: AbortSignal): Promise<Check[]> {
  await pause(limit, undefined, { signal }).catch(() => undefined)
  return [
    blocker(
      `${name} does not answer in time.`,
      `There was no answer within ${limit / 1000} seconds.`,
      'Try again; if it stays, look whether this machine may reach it.',
    ),
  ]
}

function stateOf(checks: readonly Check[] | null): ConnectionState {
  if (checks === null) return 'not configured'
  if (checks.some(({ level }) => level === 'blocker')) return 'does not work'
  return checks.some(({ level }) => level === 'warning') ? 'works with a warning' : 'works'
}
