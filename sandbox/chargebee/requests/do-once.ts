import type { Form } from '../../http/parse-form.ts'
import { failAtWork, type Struck } from '../faults/inject.ts'
import type { Site } from '../site/site.ts'
import type { Call } from '../world.ts'
import { ApiError, invalid } from './api-error.ts'
import type { Route } from './ask.ts'
import { claimKey, keepAnswer, releaseKey } from './keep-answer.ts'

export interface Work {
  site: Site
  params: Form
  route: Route
  /** The id in the path. */
  id: string
  struck: Struck[]
  call: Call
}

export interface Done {
  status: number
  body: string
  headers: Record<string, string>
}

/** Does the work, or gives the stored answer where the idempotency key has been used. */
export async function doOnce(work: Work): Promise<Done> {
  const { site, params, call } = work
  if (call.idempotencyKey === null) return { status: 200, body: await done(work), headers: {} }

  const once = { key: call.idempotencyKey, content: `${call.path} ${JSON.stringify(params)}` }
  const kept = claimKey(site, once)
  if (kept) {
    call.replayed = true
    return { ...kept, headers: { 'chargebee-idempotency-replayed': 'true' } }
  }
  try {
    const body = await done(work)
    keepAnswer(site, once, { status: 200, body })
    return { status: 200, body, headers: {} }
  } catch (error) {
    if (error instanceof ApiError && site.habits.errors === 'kept') {
      keepAnswer(site, once, { status: error.status, body: JSON.stringify(error) })
    } else releaseKey(site, once)
    throw error
  } finally {
    site.changed()
  }
}

async function done({ site, params, route, id, struck, call }: Work): Promise<string> {
  for (const name of Object.keys(params)) {
    if (route.parameters.includes(name) || (route.customFields && name.startsWith('cf_'))) continue
    if (site.habits.unknownParameters === 'refuse') throw invalid(name, 'unknown parameter')
  }
  await failAtWork(struck)
  const body = route.answer({
    site,
    id,
    params,
    effect: () => {
      call.effect = true
    },
  })
  return JSON.stringify(body)
}
