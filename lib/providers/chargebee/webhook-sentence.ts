const sentences: Record<string, string> = {
  scheduled: 'Chargebee will send it to Cello in a moment.',
  re_scheduled:
    'Cello did not take it at the first try; Chargebee tries again by itself, first after two minutes.',
  failed:
    'Cello did not take it, and Chargebee does not try any more: resend it in Chargebee, under Logs > Events.',
  skipped: 'Chargebee skipped it: look at the event in Chargebee, under Logs > Events.',
  disabled: "Cello's webhook is disabled in Chargebee, so it was not sent.",
  rate_limited: 'Chargebee holds it back because the webhook got too many.',
  not_configured: 'Chargebee had no webhook that it could be sent to.',
  not_applicable: 'Chargebee had no webhook that takes this event.',
}

/** What Chargebee shows of a `customer_changed` event's way to Cello's webhook; undefined: nothing yet, it comes with the first call's end. */
export function webhookSentence(status: string | undefined, name: string): string {
  if (status === 'succeeded') return `Chargebee delivered customer_changed to ${name}.`
  if (status === undefined) return `Chargebee has made customer_changed, but ${name} has not taken it yet.`
  return `Chargebee has made customer_changed. ${sentences[status] ?? `Its way to ${name} is “${status}”.`}`
}
