import { Refusal, unavailable } from '#lib/errors.ts'
import type { Provider } from '../provider.ts'
import type { Wanted } from '../wanted.ts'
import type { Parts } from './parts.ts'

/** What both providers read for one plan; `billing` is null where it is not said which one bills. */
export interface BothLook {
  cello: unknown
  billing: { provider: Provider; look: unknown } | null
}

/** Fresh reads of both, at the same time. @throws Refusal `unavailable`. */
export async function look({ cello, billingOf }: Parts, wanted: Wanted): Promise<BothLook> {
  const provider = billingOf(wanted.billing)
  const [celloLook, billingLook] = await Promise.all([
    lookAt(cello, onlySignup(wanted)),
    provider ? lookAt(provider, wanted) : null,
  ])
  return { cello: celloLook, billing: provider ? { provider, look: billingLook } : null }
}

/** Says which of the two could not be read. */
async function lookAt(provider: Provider, wanted: Wanted): Promise<unknown> {
  try {
    return await provider.look(wanted)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'unavailable')
      throw unavailable(error.message, provider.path)
    throw error
  }
}

/** What Cello's own path is asked for: payments come by the billing provider's events. */
export function onlySignup({ payments: _payments, billing: _billing, ...wanted }: Wanted): Wanted {
  return wanted
}
