import 'server-only'
import type { Attributes } from '@opentelemetry/api'
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace'
import { scope } from './in-span.ts'

/** What may leave. Whatever else a library puts on a span may be an address with somebody's e-mail in its query, or an error's text. */
const allowed = new Set([
  ...['desk.request', 'desk.path', 'desk.provider', 'desk.verb', 'desk.outcome'],
  ...['desk.step.kind', 'desk.step.position', 'error.type'],
  ...[
    'messaging.system',
    'messaging.operation.name',
    'messaging.operation.type',
    'messaging.destination.name',
  ],
  ...['messaging.message.id', 'messaging.batch.message_count', 'pgboss.schema', 'pgboss.job.retry_count'],
  ...['http.method', 'http.route', 'http.status_code'],
])

const allow = (attributes: Attributes = {}, names: ReadonlySet<string> = allowed): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => names.has(name)))

const ofException = new Set(['exception.type'])

/** The span with what may leave alone; null where none of it may: only the desk, its queue and Next's handling of a request are told of. */
export function cleanSpan(span: ReadableSpan): ReadableSpan | null {
  const name = nameOf(span)
  if (name === null) return null
  return {
    name,
    kind: span.kind,
    spanContext: () => span.spanContext(),
    ...(span.parentSpanContext && { parentSpanContext: span.parentSpanContext }),
    startTime: span.startTime,
    endTime: span.endTime,
    duration: span.duration,
    ended: span.ended,
    status: { code: span.status.code },
    attributes: allow(span.attributes),
    links: span.links.map(({ context }) => ({ context })),
    events: span.events.map(({ time, attributes }) => ({
      name: 'exception',
      time,
      attributes: allow(attributes, ofException),
    })),
    resource: span.resource,
    instrumentationScope: span.instrumentationScope,
    droppedAttributesCount: span.droppedAttributesCount,
    droppedEventsCount: span.droppedEventsCount,
    droppedLinksCount: span.droppedLinksCount,
  }
}

/** Next puts the whole address into the names and attributes of its spans; the route has no ids. What has no route is a file. */
function nameOf({ name, instrumentationScope, attributes }: ReadableSpan): string | null {
  if (instrumentationScope.name === scope || instrumentationScope.name === 'pg-boss') return name
  const { 'next.span_type': type, 'http.method': method, 'http.route': route } = attributes
  if (type !== 'BaseServer.handleRequest' || typeof method !== 'string' || typeof route !== 'string')
    return null
  return `${method} ${route}`
}

/** Lets through what is left of each span. */
export const cleaning = (to: SpanExporter): SpanExporter => ({
  export: (spans, done) => {
    to.export(
      spans.flatMap((span) => cleanSpan(span) ?? []),
      done,
    )
  },
  shutdown: () => to.shutdown(),
  forceFlush: async () => to.forceFlush?.(),
})
