import 'server-only'
import { Refusal } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import { Broken } from '../exchange.ts'
import type { Answer } from '../provider.ts'
import { Busy, ChargebeeNo, Unreadable } from './errors.ts'
import { asRefusal, refusesKey } from './read.ts'

type NotAccepted = Exclude<Answer, { outcome: 'accepted' | 'moved' }>

const nowhere = { status: null, providerRequestId: null }

/** What is known of the effect of a writing call that was not accepted. Only what is surely without effect may be tried again by itself. */
export function failedMark(error: unknown): NotAccepted {
  const answer = judge(error)
  log.warn({ what: 'mark', ...answer }, 'Chargebee did not accept a call')
  return answer
}

function judge(error: unknown): NotAccepted {
  if (error instanceof Busy) return notSent(null, tooMany, 'later')
  if (error instanceof Broken && !error.left)
    return notSent(null, 'Chargebee could not be reached; nothing was sent.', 'later')
  if (error instanceof Broken)
    return unknown(
      null,
      error.timedOut
        ? 'Chargebee did not answer in time.'
        : 'The connection broke before Chargebee answered.',
    )
  if (error instanceof Unreadable) return unknown(error.status, 'Something answered that cannot be read.')
  if (!(error instanceof ChargebeeNo))
    return unknown(null, 'Chargebee answered in a form that the desk does not understand.')
  const { status, code } = error
  if (status === 429)
    return notSent(
      status,
      code === 'lock_timeout' ? 'Another call to Chargebee holds this customer; nothing was sent.' : tooMany,
      code === 'lock_timeout' ? 'soon' : 'later',
    )
  if (status >= 500 || code === null)
    return unknown(status, `Chargebee answered with an error of its own (${String(status)}).`)
  if (status === 409)
    return unknown(status, 'Chargebee is still busy with an earlier call of the same attempt.')
  return { outcome: 'refused', status, providerRequestId: null, sentence: refusal(error) }
}

const tooMany = 'Chargebee gets too many requests of this site just now; nothing was sent.'

const unknown = (status: number | null, sentence: string): NotAccepted => ({
  outcome: 'unknown',
  ...nowhere,
  status,
  sentence,
})

export const notSent = (status: number | null, sentence: string, again: 'soon' | 'later'): NotAccepted => ({
  outcome: 'not sent',
  ...nowhere,
  status,
  sentence,
  again,
})

/** A read before the call that failed for this moment: nothing was sent. Whatever else was thrown is thrown on. */
export function unreadBefore(error: unknown, route: string): NotAccepted {
  const refusal = asRefusal(error, route)
  if (!(refusal instanceof Refusal)) throw error
  const isBusy = error instanceof Busy || (error instanceof ChargebeeNo && error.status === 429)
  return notSent(null, refusal.message, isBusy ? 'later' : 'soon')
}

function refusal({ status, param, code }: ChargebeeNo): string {
  if (status === 401) return refusesKey
  if (status === 403)
    return 'The Chargebee key may not change customers. Ask an admin to put a full-access key into CHARGEBEE_API_KEY.'
  if (status === 404) return 'Chargebee does not know this customer any more.'
  if (status === 422) return 'Chargebee has seen this attempt with other content and refuses it.'
  if (status === 400 && param?.startsWith('cf_'))
    return `Chargebee does not take ${param}. Ask an admin to look whether this custom field of customers is there, and takes text of this length.`
  const about = [code, param === null ? null : `about ${param}`].filter((part) => part !== null).join(', ')
  return `Chargebee refuses the call (${String(status)}${about === '' ? '' : `, ${about}`}). Ask an admin to look it up in Chargebee.`
}
