import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'

type Listener = () => void

interface Watch {
  listeners: Map<string, Set<Listener>>
  listening: Promise<unknown>
}

const place = globalThis as { deskWatch?: Watch }

/** Calls `changed` whenever anything of the request changed, from whichever process. One LISTEN serves all viewers of this process. */
export async function watchRequest(_actor: Actor<'request:see'>, requestId: string, changed: Listener) {
  const { listeners, listening } = (place.deskWatch ??= start())
  const mine = listeners.get(requestId) ?? new Set()
  listeners.set(requestId, mine.add(changed))
  await listening.catch((error: unknown) => {
    delete place.deskWatch
    throw error
  })
  return () => {
    mine.delete(changed)
    if (mine.size === 0 && listeners.get(requestId) === mine) listeners.delete(requestId)
  }
}

function start(): Watch {
  const listeners: Watch['listeners'] = new Map()
  const tell = (requestId: string) =>
    listeners.get(requestId)?.forEach((changed) => {
      changed()
    })
  const tellAll = () => {
    listeners.forEach((all) =>
      all.forEach((changed) => {
        changed()
      }),
    )
  }
  return { listeners, listening: client().listen('request_changed', tell, tellAll) }
}
