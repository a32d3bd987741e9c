import { afterAll } from 'vitest'
import { disconnect } from '#db/client.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { TryLater } from '#lib/attribution/try-later.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { type AlteringProxy, openProxy } from '#tests/support/altering-proxy.ts'
import { ada, carryOut, decide, read, sam } from '#tests/support/cast.ts'
import type { formFor } from '#tests/support/contract-cases.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { writesOf } from '#tests/support/writes.ts'
import { type Field, leavesOf, patternOf, replace, routeOf } from './leaves.ts'

export type Change = (route: string, answer: unknown) => unknown

/** The outside world, with somebody between it and the desk who changes what the desk is answered. */
export async function openDriftingWorld() {
  process.env['CHARGEBEE_REQUESTS_PER_MINUTE'] = '100000'
  const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
  afterAll(async () => {
    await stopBoss()
    await disconnect()
  })
  const proxies: AlteringProxy[] = []
  for (const name of ['STRIPE_API_BASE', 'CHARGEBEE_API_BASE', 'CELLO_API_BASE']) {
    const proxy = await openProxy(process.env[name] ?? '')
    process.env[name] = proxy.address
    proxies.push(proxy)
  }
  const writes = () => writesOf(sandbox, (newUserId) => newUserId).length

  /** Files a request as the world is, and has it approved. */
  async function approved(form: ReturnType<typeof formFor>) {
    proxies.forEach((proxy) => (proxy.alter = undefined))
    const { id } = await fileRequest(permit(sam, 'request:file'), form)
    await decide(id, ada)
    proxies.forEach((proxy) => (proxy.answers.length = 0))
    await starts(id)
    return { id, fields: fieldsOf(proxies) }
  }

  /**
   * Begins to carry it out in a world with this change, and answers what became of it: "stale", "carrying out", or "approved" where the
   * answer was not understood and it is tried later. A world in which it holds is left before the first step. Then all is as before.
   */
  async function starts(id: string, change?: Change, signal = AbortSignal.abort()) {
    proxies.forEach((proxy) => {
      proxy.alter =
        change &&
        (({ method, path, json }) => (method === 'GET' ? change(routeOf(method, path), json) : json))
    })
    await carryOut(id, signal).catch((error: unknown) => {
      if (!(error instanceof TryLater)) throw error
    })
    const { request } = await read(id)
    await approveAgain(id)
    return request.state
  }

  return { approved, starts, writes }
}

function fieldsOf(proxies: readonly AlteringProxy[]): Field[] {
  const values = new Map<string, unknown[]>()
  const answers = proxies.flatMap((proxy) => proxy.answers).filter(({ method }) => method === 'GET')
  for (const { method, path, json } of answers)
    for (const { place, value } of leavesOf(json)) {
      const name = `${routeOf(method, path)} ${patternOf(place)}`
      values.set(name, [...(values.get(name) ?? []), value])
    }
  return [...values].map(([name, all]) => ({ name, values: all }))
}

/** The same change for every field of a route that is named. */
export const changing =
  (changes: ReadonlyMap<string, (value: unknown) => unknown>): Change =>
  (route, answer) =>
    [...changes]
      .filter(([name]) => name.startsWith(`${route} `))
      .reduce((json, [name, change]) => replace(json, name.slice(route.length + 1), change), answer)

/** As it was before the worker took it: the owner switches the triggers off, which the application cannot. */
const approveAgain = (id: string) =>
  asOwner.begin(async (tx) => {
    await tx`alter table requests disable trigger user`
    await tx`update requests set state = 'approved' where id = ${id}`
    await tx`alter table requests enable trigger user`
  })
