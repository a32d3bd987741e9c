import 'server-only'
import { Refusal } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import { Broken } from '../exchange.ts'
import type { NotSent, Unknown } from '../failure.ts'
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
  if (error instanceof Busy) return notSent('no turn', { sentence: tooMany, again: 'later' })
  if (error instanceof Broken && !error.left) {
    const sentence = 'Chargebee could not be reached; nothing was sent.'
    return notSent('unreached', { sentence, again: 'later' })
  }
  if (error instanceof Broken && error.timedOut)
    return unknown('timed out', { sentence: 'Chargebee did not answer in time.' })
  if (error instanceof Broken)
    return unknown('cut', { sentence: 'The connection broke before Chargebee answered.' })
  if (error instanceof Unreadable)
    return unknown('unreadable', {
      status: error.status,
      sentence: 'Something answered that cannot be read.',
    })
  if (!(error instanceof ChargebeeNo)) {
    const sentence = 'Chargebee answered in a form that the desk does not understand.'
    return unknown('unreadable', { sentence })
  }
  const { status, code, replayed } = error
  if (status === 429 && code === 'lock_timeout') {
    const sentence = 'Another call to Chargebee holds this customer; nothing was sent.'
    return notSent('locked', { status, sentence, again: 'soon' })
  }
  if (status === 429) return notSent('too many', { status, sentence: tooMany, again: 'later' })
  if (status >= 500 || code === null) {
    const sentence = `Chargebee answered with an error of its own (${String(status)}).`
    return unknown(status >= 500 ? 'server error' : 'unreadable', { status, sentence, replayed })
  }
  if (status === 409) {
    const sentence = 'Chargebee is still busy with an earlier call of the same attempt.'
    return unknown('busy', { status, sentence })
  }
  return { outcome: 'refused', status, providerRequestId: null, sentence: refusal(error) }
}

const tooMany = 'Chargebee gets too many requests of this site just now; nothing was sent.'

interface Known {
  status?: number
  sentence: string
}

const unknown = (failure: Unknown, known: Known & { replayed?: boolean }): NotAccepted => ({
  outcome: 'unknown',
  failure,
  ...nowhere,
  ...known,
})

export const notSent = (failure: NotSent, known: Known & { again: 'soon' | 'later' }): NotAccepted => ({
  outcome: 'not sent',
  failure,
  ...nowhere,
  ...known,
})

/** A read before the call that failed for this moment: nothing was sent. Whatever else was thrown is thrown on. */
export function unreadBefore(error: unknown, route: string): NotAccepted {
  const refusal = asRefusal(error, route)
  if (!(refusal instanceof Refusal)) throw error
  const isBusy = error instanceof Busy || (error instanceof ChargebeeNo && error.status === 429)
  const failure = error instanceof Busy ? 'no turn' : 'unread'
  return notSent(failure, { sentence: refusal.message, again: isBusy ? 'later' : 'soon' })
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
