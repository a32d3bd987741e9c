import 'server-only'
import { Refusal } from '#lib/errors.ts'
import type { Check } from '../provider.ts'
import type { Connection } from './client.ts'
import { roles } from './fields.ts'
import { judgeDenied } from './judge-denied.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { missingIn } from './judge-fields.ts'
import { whyByHand } from './judge-payments.ts'
import { look } from './look.ts'
import type { ChargebeeLook } from './looked.ts'
import { readPage } from './lists.ts'
import { customerShape } from './shapes.ts'
import { unlessDenied } from './unless-denied.ts'

/** Tries the key with reads of customers, custom fields and Cello's webhook. Whether it may write is seen only when it does. */
export async function check(connection: Connection): Promise<Check[]> {
  try {
    const looked = await look(connection, { customerId: '' })
    const denied = [...looked.denied]
    await unlessDenied(denied, 'customers', () =>
      readPage(connection, {
        noun: 'customer',
        shape: customerShape,
        page: ({ sdk }) => sdk.customer.list({ limit: 1 }),
      }),
    )
    return [
      answers(connection),
      ...judgeDenied(denied),
      ...fields(looked),
      ...judgeEndpoint(looked),
      way(looked),
    ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ level: 'blocker', title: 'Chargebee does not answer.', sentence: error.message, wayOut: '' }]
  }
}

const answers = ({ site, mode, limit }: Connection): Check => ({
  level: 'good',
  title: 'Chargebee answers.',
  sentence: `Connected to the site ${site} in ${mode} mode, at ${String(limit.requests)} requests a minute at most.`,
  wayOut: '',
})

function fields({ fields, denied }: ChargebeeLook): Check[] {
  if (denied.includes('custom fields')) return []
  const missing = missingIn(fields, ['code', 'newUser'])
  if (missing.length > 0) return missing
  const where = roles.map((role) => fields.keys[role]).filter((key) => key !== null)
  const place = fields.place === 'meta_data' ? 'in meta_data' : 'in custom fields'
  return [
    {
      level: 'good',
      title: "Cello's values have their place.",
      sentence: `They stand ${place}: ${where.join(', ')}.`,
      wayOut: '',
    },
  ]
}

function way(looked: ChargebeeLook): Check {
  const why = whyByHand(looked)
  if (why === null)
    return {
      level: 'good',
      title: 'Past events are pushed.',
      sentence: `The desk pushes them to ${looked.pushesTo ?? ''}; whether the user name and password are right is seen with the first.`,
      wayOut: '',
    }
  return {
    level: 'warning',
    title: 'Past events are sent again by hand.',
    sentence:
      why === 'not configured'
        ? "Cello's endpoint for Chargebee's events is not configured."
        : "Cello's webhook gets events in Chargebee's older form (API v1), which the desk does not have to push.",
    wayOut:
      'Set CELLO_CHARGEBEE_WEBHOOK_URL, …_USER and …_PASSWORD, from the Cello portal under Webhooks, so that the desk pushes them.',
  }
}
