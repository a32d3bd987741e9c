import 'server-only'
import { SpanKind } from '@opentelemetry/api'
import { inSpan } from './in-span.ts'
import { measureCall } from './measure.ts'

interface Call {
  provider: string
  verb: 'look' | 'perform' | 'confirm'
  /** Of the step, where it is about one. */
  kind?: string
}

/** A provider's verb in a span of its own, and measured. Whom it is about is not told. */
export function callProvider<T>(
  { provider, verb, kind }: Call,
  outcomeOf: (ended: T) => string,
  call: () => Promise<T>,
): Promise<T> {
  const attributes = {
    'desk.provider': provider,
    'desk.verb': verb,
    ...(kind !== undefined && { 'desk.step.kind': kind }),
  }
  return inSpan(`${verb} ${provider}`, { attributes, kind: SpanKind.CLIENT }, async (tell) => {
    const began = performance.now()
    let outcome = 'error'
    try {
      const ended = await call()
      outcome = outcomeOf(ended)
      return ended
    } finally {
      tell({ 'desk.outcome': outcome })
      measureCall((performance.now() - began) / 1000, { ...attributes, 'desk.outcome': outcome })
    }
  })
}
