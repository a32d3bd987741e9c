import path from 'node:path'
import { readEnvironment } from '#lib/env.ts'
import { root } from './child.ts'
import { Obstacle } from './obstacle.ts'

type Environment = Record<string, string | undefined>

const providers = ['STRIPE_SECRET_KEY', 'CHARGEBEE_API_KEY', 'CHARGEBEE_SITE', 'CELLO_ACCESS_KEY_ID']
const onlyBesideProviders = /^(STRIPE_|CHARGEBEE_|CELLO_(?!SUPPORT_EMAIL)|OIDC_)/

/**
 * Practice is when no provider is configured. Refuses a mixture of the two: practice and real are kept apart, since a person who
 * believes to be practising must not reach a real customer.
 */
export function isPractice(env: Environment): boolean {
  const given = Object.keys(env).filter((name) => env[name] !== undefined && env[name] !== '')
  if (given.some((name) => providers.includes(name))) {
    if (given.includes('PRACTICE_SANDBOX'))
      throw new Obstacle(
        'PRACTICE_SANDBOX is set beside a real provider: practice and real are never mixed. Unset one of them.',
      )
    return false
  }
  const left = given.filter((name) => onlyBesideProviders.test(name)).sort()
  if (left.length > 0)
    throw new Obstacle(
      `${left.join(', ')} ${left.length > 1 ? 'are' : 'is'} set, but no provider is. Set STRIPE_SECRET_KEY or another provider's key ` +
        'for real work, or unset these for practice: the two are never mixed.',
    )
  return true
}

/** Refuses real work whose configuration has mistakes, before anything is started. */
export function requireConfiguration(env: Environment) {
  const databaseUrl = env['DATABASE_URL'] || 'postgres://embedded'
  try {
    readEnvironment({ ...env, DATABASE_URL: databaseUrl })
  } catch (error) {
    throw new Obstacle(error instanceof Error ? error.message : String(error))
  }
}

/** Where everything is kept that outlives a start. */
export function dataFolder(env: Environment): string {
  return path.resolve(root, env['DATA_FOLDER'] || '.data')
}

/** The port that was asked for; undefined when none was. */
export function askedPort(env: Environment): number | undefined {
  const text = env['PORT']
  if (!text) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Obstacle(`PORT is “${text}”, which is no port. Give a number from 1 to 65535.`)
  return port
}
