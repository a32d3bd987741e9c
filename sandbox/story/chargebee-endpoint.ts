import type { CustomFieldSeed, EndpointSeed } from '../chargebee/seeds/seeds.ts'

/** Cello's webhook endpoint on the practice site. */
export const chargebeeCelloEndpoint = {
  id: 'whv2_CelloPractice',
  enabledEvents: [
    'customer_created',
    'customer_changed',
    'customer_deleted',
    'payment_succeeded',
    'payment_refunded',
    'payment_failed',
  ],
} as const

/** What is the matter with it; `ready` in the practice story. */
export type ChargebeeEndpointState = 'ready' | 'disabled' | 'not subscribed' | 'absent'

/** What is the matter with the site's custom fields; `ready` in the practice story. */
export type ChargebeeFieldsState = 'ready' | 'one missing' | 'missing'

export function chargebeeEndpointSeed(
  state: ChargebeeEndpointState,
  to: { url: string; user: string; password: string },
): EndpointSeed | null {
  if (state === 'absent') return null
  const { id, enabledEvents } = chargebeeCelloEndpoint
  return {
    ...to,
    id,
    name: 'Cello',
    sendCard: false,
    disabled: state === 'disabled',
    enabledEvents: enabledEvents.filter((type) => state !== 'not subscribed' || type !== 'payment_succeeded'),
  }
}

/** Their API names are the site's own; these are the plain ones. */
export function chargebeeFieldSeeds(state: ChargebeeFieldsState): CustomFieldSeed[] {
  const fields = [
    { apiName: 'cf_cello_ucc', label: 'Cello ucc' },
    { apiName: 'cf_new_user_organization_id', label: 'New user organization id' },
    { apiName: 'cf_new_user_id', label: 'New user id' },
  ]
  if (state === 'missing') return []
  return state === 'one missing' ? fields.slice(0, 2) : fields
}
