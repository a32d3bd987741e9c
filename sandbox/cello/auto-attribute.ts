import { z } from 'zod'
import { blank } from './feed-fields.ts'
import type { Store } from './store.ts'
import { takeSignup } from './take-signup.ts'
import type { FeedSource, Subject } from './types.ts'

export const signupShape = z.object({
  code: z.string(),
  newUserId: z.string(),
  organizationId: z.string().exactOptional(),
  email: z.string().exactOptional(),
})

export type Signup = z.infer<typeof signupShape>

/** What Cello does unaided when the widget first boots with a code in its cookie (docs.cello.so, auto-attribution). */
export function autoAttribute(store: Store, signup: Signup, now: Date) {
  const source = 'Auto Attribution'
  const taken = takeSignup(store, subject(source, signup), now)
  return store.show({ ...blank, source, eventType: 'Attributed Signup', at: now.toISOString(), ...taken })
}

export function subject(source: FeedSource, signup: Signup): Subject {
  return {
    source,
    customerId: null,
    email: signup.email ?? null,
    code: signup.code,
    newUserId: signup.newUserId,
    organizationId: signup.organizationId ?? null,
  }
}
