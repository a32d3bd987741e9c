import 'server-only'
import { type Attributes, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'

/** Under which the desk's own spans and measurements are told. */
export const scope = 'attribution-desk'

interface Told {
  attributes: Attributes
  kind?: SpanKind
}

/**
 * Does the work in a span of its own; free where no telemetry is started. `tell` adds what is known at the end. Of an error only its class
 * is told: its text may name people.
 */
export function inSpan<T>(
  name: string,
  { attributes, kind = SpanKind.INTERNAL }: Told,
  work: (tell: (more: Attributes) => void) => Promise<T>,
): Promise<T> {
  return trace.getTracer(scope).startActiveSpan(name, { attributes, kind }, async (span) => {
    try {
      return await work((more) => span.setAttributes(more))
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.setAttribute('error.type', error instanceof Error ? error.name : '_OTHER')
      throw error
    } finally {
      span.end()
    }
  })
}
