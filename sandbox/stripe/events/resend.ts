import { find } from '../lists/find.ts'
import { readText } from '../lists/read-text.ts'
import { invalid, unknownParameter } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import { eventObject } from './event-object.ts'
import { findEvent } from './find-event.ts'

/**
 * POST /v1/events/{id}/retry: sends the original event once more to one endpoint and answers the event.
 * It is not in the public API; its form is that of stripe-cli's `events resend` (pkg/cmd/resource/events_resend.go).
 * What Stripe answers for an endpoint that is disabled, or that did not have the type when the event came about
 * (stripe/stripe-cli#675: it is then not sent), is not published: here the call is accepted and nothing is sent.
 * Nor is it published whether a failed resend is tried again: here it is one attempt.
 */
export function resendEvent(ask: Ask) {
  const { account, params, id } = ask
  const event = findEvent(ask, id)
  const target = readText(params, 'webhook_endpoint')
  if (target === undefined) throw withoutTarget(ask)
  const endpoint = find(account.state.endpoints, ask, target, 'webhook_endpoint')
  if (endpoint.status === 'enabled' && event.recipients.includes(endpoint.id)) {
    if (!event.pending.includes(endpoint.id)) event.pending.push(endpoint.id)
    account.dispatcher.send({ event: event.id, endpoint: endpoint.id, resend: true, attempt: 1 })
    ask.effect()
  }
  return eventObject(event)
}

/** Wording seen in captured output for a call without a target while no command line tool listens. */
function withoutTarget({ params }: Ask) {
  if (params['account'] !== undefined) return unknownParameter('account')
  return invalid('No CLI endpoints found to retry delivery to. Is the Stripe CLI listening?', 'for_stripecli')
}
