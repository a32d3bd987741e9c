// Reads Stripe in a process of its own, as much as it may, by a clock that is wrong. Warm when it says that it begins.
import { subscribe } from 'node:diagnostics_channel'
import { z } from 'zod'
import { disconnect } from '#db/client.ts'
import { connect, type Settings } from '#lib/providers/stripe/client.ts'
import { read } from '#lib/providers/stripe/read.ts'
import { keepTurns } from '#lib/work/keep-turns.ts'

export interface Reading {
  settings: Settings
  /** `/v1/…`; each is read by so many at a time. */
  paths: string[]
  atATime: number
  /** Milliseconds. */
  lasts: number
  clockIsWrongBy: number
}

const { settings, paths, atATime, lasts, clockIsWrongBy } = JSON.parse(process.argv[2] ?? '') as Reading
const now = Date.now
Date.now = () => now() + clockIsWrongBy
keepTurns()
const connection = connect(settings)
const readOnce = (path: string) =>
  read(connection, {
    route: `GET ${path}`,
    shape: z.unknown(),
    call: (stripe) => stripe.rawRequest('GET', path),
    tries: 1,
  })

for (let times = 0; times < 3; times += 1) await readOnce('/v1/account')
process.send?.('begins')
await new Promise((begin) => process.once('message', begin))
/** By the machine's own clock, which is one for all processes. Milliseconds. */
const left: number[] = []
subscribe('http.client.request.start', () => left.push(Number(process.hrtime.bigint()) / 1e6))
const end = performance.now() + lasts
const readOn = async (path: string) => {
  while (performance.now() < end) await readOnce(path)
}
await Promise.all(paths.flatMap((path) => Array.from({ length: atATime }, () => readOn(path))))
await disconnect()
process.send?.(left, undefined, undefined, () => {
  process.disconnect()
})
