import 'server-only'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { getDelivery } from '#lib/attribution/get-delivery.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'

/** The delivery, or the page "There is no such delivery". */
export async function findDeliveryPage(actor: Actor<'delivery:see'>, id: string) {
  if (!z.uuid().safeParse(id).success) notFound()
  try {
    return await getDelivery(actor, id)
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not found') notFound()
    throw error
  }
}
