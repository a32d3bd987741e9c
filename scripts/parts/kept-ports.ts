import path from 'node:path'
import { keep, readKept } from './kept-file.ts'
import { isFree, nextFreePort } from './ports.ts'

const usual = {
  postgres: 54_320,
  home: 4010,
  stripe: 4011,
  cello: 4012,
  signIn: 4013,
  chargebee: 4014,
  mailbox: 4015,
  smtp: 4016,
  channel: 4017,
}
export type KeptPort = keyof typeof usual

/** The same port at every start, so that bookmarks and open pages go on working, unless something else has taken it. */
export async function keptPort(folder: string, name: KeptPort): Promise<number> {
  const file = path.join(folder, 'ports.json')
  const kept = readKept(file)
  const last = kept[name]
  if (typeof last === 'number' && (await isFree(last))) return last
  const others = Object.values({ ...usual, ...kept, [name]: undefined }).filter(
    (port) => typeof port === 'number',
  )
  const port = await nextFreePort(usual[name], others)
  keep(file, { ...readKept(file), [name]: port })
  return port
}
