import 'server-only'

export interface SlackMessage {
  /** For what cannot show blocks, and for the notice on a phone. */
  text: string
  blocks: { type: 'section'; text: { type: 'mrkdwn'; text: string; verbatim: true } }[]
  unfurl_links: false
}

/**
 * `refused`: surely not in the channel; `lasting` where this message never will be, `retryAfter` (seconds) where the other side says when to
 * try again. `unknown`: it may be there.
 */
export type PostedToSlack =
  | { outcome: 'sent' }
  | { outcome: 'refused'; sentence: string; lasting?: true; retryAfter?: number }
  | { outcome: 'unknown'; sentence: string }

const tenSeconds = 10_000
const hour = 3600

/**
 * Posts one message to an incoming webhook in Slack's format, once. Never throws for an answer or a broken connection, and never says the
 * address: whoever knows it can write to the channel. Answers: https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks,
 * https://docs.slack.dev/changelog/2016-05-17-changes-to-errors-for-incoming-webhooks, https://docs.slack.dev/apis/web-api/rate-limits.
 */
export async function postToSlack(url: string, message: SlackMessage): Promise<PostedToSlack> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(message),
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(tenSeconds),
    })
    await answer.body?.cancel()
    return judge(answer)
  } catch (error) {
    return isNeverSent(error)
      ? { outcome: 'refused', sentence: 'The channel’s server cannot be reached. Nothing was sent.' }
      : { outcome: 'unknown', sentence: 'The connection broke while the message was on its way.' }
  }
}

function judge({ ok, status, headers }: Response): PostedToSlack {
  if (ok) return { outcome: 'sent' }
  if (status >= 500)
    return {
      outcome: 'unknown',
      sentence: `The channel’s server answered ${String(status)}: it may be there.`,
    }
  if (status === 429)
    return {
      outcome: 'refused',
      sentence: 'The channel takes no more messages for a while (429).',
      ...waitFrom(headers.get('retry-after')),
    }
  if (status === 400 || status === 413)
    return {
      outcome: 'refused',
      sentence: `The channel’s server could not read the message (${String(status)}).`,
      lasting: true,
    }
  return { outcome: 'refused', sentence: `${troubles[status] ?? strange} (${String(status)})` }
}

const troubles: Partial<Record<number, string>> = {
  403: 'The webhook may not write to its channel. Allow it in Slack, or set SLACK_WEBHOOK_URL to another one.',
  404: 'The webhook or its channel is gone. Make a new one in Slack, and set SLACK_WEBHOOK_URL to it.',
  410: 'The channel is archived. Make a webhook for another one, and set SLACK_WEBHOOK_URL to it.',
}
const strange = 'The address takes no messages in Slack’s format. Check SLACK_WEBHOOK_URL.'

/** Seconds (RFC 9110, 10.2.3); at most an hour is believed. */
function waitFrom(header: string | null): { retryAfter?: number } {
  const seconds = /^\d{1,9}$/.test(header ?? '') ? Number(header) : undefined
  return seconds === undefined ? {} : { retryAfter: Math.min(Math.max(seconds, 1), hour) }
}

/** There was no connection yet that a message could have gone through. */
function isNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return (
    /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code) ||
    /CERT|^ERR_TLS|^ERR_SSL|UNABLE_TO_/.test(code)
  )
}
