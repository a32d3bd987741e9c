import type { Adapter, AdapterPayload } from 'oidc-provider'

/** Keeps sessions, grants and codes for as long as the process runs. */
export function memoryAdapter(): (model: string) => Adapter {
  const kept = new Map<string, { model: string; payload: AdapterPayload; until: number }>()

  function sweep(now: number) {
    for (const [key, { until }] of kept) if (until <= now) kept.delete(key)
  }

  return (model) => {
    const key = (id: string) => `${model}:${id}`
    const live = (id: string) => {
      const entry = kept.get(key(id))
      return entry && entry.until > Date.now() ? entry.payload : undefined
    }
    const find = (matches: (payload: AdapterPayload) => boolean) =>
      [...kept.values()].find(
        (entry) => entry.model === model && entry.until > Date.now() && matches(entry.payload),
      )?.payload

    return {
      upsert(id, payload, expiresIn) {
        sweep(Date.now())
        kept.set(key(id), { model, payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
        return Promise.resolve()
      },
      find: (id) => Promise.resolve(live(id)),
      findByUid: (uid) => Promise.resolve(find((payload) => payload.uid === uid)),
      findByUserCode: (userCode) => Promise.resolve(find((payload) => payload.userCode === userCode)),
      consume(id) {
        const payload = live(id)
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
        return Promise.resolve()
      },
      destroy(id) {
        kept.delete(key(id))
        return Promise.resolve()
      },
      revokeByGrantId(grantId) {
        for (const [id, { payload }] of kept) if (payload.grantId === grantId) kept.delete(id)
        return Promise.resolve()
      },
    }
  }
}
