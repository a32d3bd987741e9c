import 'server-only'
import { z } from 'zod'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { isOneOf, openStates } from '#lib/attribution/rules.ts'
import { env } from '#lib/env.ts'

export const asksCello = () => env().CELLO_ACCESS_KEY_ID !== undefined

export const attributedAt = ({ proofs }: RequestPage): Date | null =>
  proofs.find(({ rung }) => rung === 'attributed')?.seenAt ?? null

/** Where Cello's attribution was seen; null where its look-up showed it. `datetime` stands as Cello writes it, whose zone is not published. */
export function attributedIn({ proofs }: RequestPage): string | null {
  const proof = proofs.find(({ rung }) => rung === 'attributed')
  const { success, data } = inExport.safeParse(proof?.seen)
  if (!success) return null
  return data.datetime === null ? 'in Cello’s export' : `in Cello’s export, dated ${data.datetime}`
}

const inExport = z.object({ source: z.literal('conv_signups'), datetime: z.string().nullable() })

/** Whether anything may still become of it: until it ended, and every proof that can be seen was seen. A person's word is not proven. */
export function isFollowed(page: RequestPage) {
  const { request } = page
  if (isOneOf(request.state, openStates)) return true
  return request.state === 'carried out' && (request.support === 'to write' || !isProven(page))
}

/** Of these it is seen whether the endpoint took them; of an event to Cello's API, and of a person's word, no more can be seen. */
const shown = ['resend', 'push'] as const

function isProven(page: RequestPage) {
  const { request, deliveries, proofs } = page
  const delivered = new Set(
    proofs.filter(({ rung }) => rung === 'delivered').map((proof) => proof.deliveryId),
  )
  const all = deliveries
    .filter(({ revision, purpose }) => revision === request.revision && shown.some((one) => one === purpose))
    .filter(({ outcome }) => outcome === 'accepted')
    .every(({ id }) => delivered.has(id))
  return all && (attributedAt(page) !== null || !asksCello())
}
