import type { StoredEvent, WebhookStatus } from './stored-event.ts'

/** The event as Chargebee shows it and, by itself, as the body of a webhook call. */
export function eventObject(event: StoredEvent) {
  return {
    id: event.id,
    occurred_at: event.occurred_at,
    source: event.source,
    ...(event.user !== null && { user: event.user }),
    object: 'event',
    api_version: 'v2',
    content: event.content,
    event_type: event.event_type,
    webhook_status: overallStatus(event),
    ...(event.webhooks.length > 0 && {
      webhooks: event.webhooks.map((webhook) => ({ ...webhook, object: 'webhook' })),
    }),
  }
}

/** How the statuses of several endpoints make one is not published: here the one that most needs a look. */
export function overallStatus({ uncalled, recipients, webhooks }: StoredEvent): WebhookStatus {
  if (uncalled && webhooks.length === 0) return uncalled
  for (const status of ['failed', 're_scheduled'] as const) {
    if (webhooks.some(({ webhook_status }) => webhook_status === status)) return status
  }
  if (webhooks.length < recipients.length) return 'scheduled'
  return webhooks.every(({ webhook_status }) => webhook_status === 'disabled') ? 'disabled' : 'succeeded'
}
