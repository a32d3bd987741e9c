import 'server-only'
import { z } from 'zod'
import { type Connection, get } from './client.ts'

export interface Code {
  valid: boolean
  /** The referrer's user id in the product; empty where the code is unknown. */
  ownerId: string
  campaignId: string
}

export interface NewUser {
  /** Null says nothing: Cello names it only for a new user who is eligible for a discount. */
  referralCode: string | null
  campaignId: string | null
}

const text = z.string().nullish()

const codeShape = z.object({ code: z.string(), valid: z.boolean(), productUserId: text, campaignId: text })
const rewardShape = z.object({ eligible: z.boolean(), referralUcc: text, campaignId: text })

export async function readCode(connection: Connection, code: string): Promise<Code> {
  const { valid, productUserId, campaignId } = await get(
    connection,
    `/referral-codes/${encodeURIComponent(code)}`,
    codeShape,
  )
  return { valid, ownerId: productUserId ?? '', campaignId: campaignId ?? '' }
}

export async function readNewUser(connection: Connection, id: string): Promise<NewUser> {
  // A URL drops a segment of dots, even an escaped one: such an id cannot be asked for.
  if (/^\.+$/.test(id)) return { referralCode: null, campaignId: null }
  const { referralUcc, campaignId } = await get(
    connection,
    `/new-users/${encodeURIComponent(id)}/reward`,
    rewardShape,
  )
  return { referralCode: nonEmpty(referralUcc), campaignId: nonEmpty(campaignId) }
}

const nonEmpty = (value: string | null | undefined) =>
  value === undefined || value === null || value === '' ? null : value
