import 'server-only'
import { z } from 'zod'
import { log } from '#lib/log.ts'
import type { Answer } from '../provider.ts'
import { KeysRefused, type Connection } from './client.ts'
import type { Sent } from './send-once.ts'

type Came = Extract<Sent, { came: 'answer' }>

/** What is known of an event's effect. Only what is surely without effect may be tried again by itself. */
export function classify(connection: Connection, sent: Sent): Answer {
  const answer = sent.came === 'nothing' ? withoutAnswer(sent) : withAnswer(connection, sent)
  if (answer.outcome === 'accepted')
    log.info({ status: answer.status, providerRequestId: answer.providerRequestId }, 'Cello took an event')
  else log.warn(answer, 'Cello did not accept an event')
  return answer
}

function withoutAnswer({ left, timedOut }: Extract<Sent, { came: 'nothing' }>): Answer {
  const nowhere = { status: null, providerRequestId: null }
  if (!left) {
    const sentence = 'Cello could not be reached; nothing was sent.'
    return { outcome: 'not sent', failure: 'unreached', ...nowhere, sentence, again: 'later' }
  }
  const sentence = timedOut ? 'Cello did not answer in time.' : 'The connection broke before Cello answered.'
  return { outcome: 'unknown', failure: timedOut ? 'timed out' : 'cut', ...nowhere, sentence }
}

const taken = z.object({ success: z.literal(true) })

function withAnswer(connection: Connection, { status, body, requestId }: Came): Answer {
  const known = { status, providerRequestId: requestId }
  if (status >= 200 && status < 300) {
    if (taken.safeParse(body).success) return { outcome: 'accepted', ...known, answer: { success: true } }
    return {
      outcome: 'unknown',
      failure: 'unreadable',
      ...known,
      sentence: 'Cello answered, but not that it took the event.',
    }
  }
  if (status === 429)
    return {
      outcome: 'not sent',
      failure: 'too many',
      ...known,
      sentence: 'Cello gets too many requests just now; nothing was sent.',
      again: 'soon',
    }
  const isSure = status >= 400 && status < 500 && status !== 408
  if (isSure) return { outcome: 'refused', ...known, sentence: refusal(connection, status, body) }
  const sentence = `Cello answered with an error of its own (${String(status)}).`
  return { outcome: 'unknown', failure: 'server error', ...known, sentence }
}

function refusal(connection: Connection, status: number, body: unknown): string {
  const words = wordsOf(connection, body)
  const said = words === '' ? '' : ` It says: “${words}”.`
  if (status === 401) return new KeysRefused(connection).message
  if (status === 403)
    return `Cello's access key may not send events.${said} Ask an admin to make a key that may, in the Cello portal under Access keys.`
  if (status === 404)
    return `There is no Cello API at ${connection.host}.${said} Ask an admin to correct CELLO_API_BASE.`
  return `Cello refuses the event (${String(status)}).${said} Ask an admin to look it up in Cello's event feed.`
}

const message = z.object({ message: z.union([z.string(), z.array(z.string())]) })
const longestWords = 200

/** Cello's own words, without what is secret or personal in them. */
function wordsOf({ keys }: Connection, body: unknown): string {
  const read = message.safeParse(body)
  if (!read.success) return ''
  const text = [read.data.message].flat().join('; ')
  const words = [keys.accessKeyId, keys.secretAccessKey]
    .reduce((left, secret) => left.replaceAll(secret, '…'), text)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/\S+@\S+/g, '…')
    .replaceAll(/[\w./+=-]{32,}/g, '…')
    .trim()
  return words.length > longestWords ? `${words.slice(0, longestWords)}…` : words
}
