import type { PaymentStep } from '#lib/providers/step.ts'
import { SentBody } from './sent-body.tsx'

type Post = Extract<PaymentStep, { kind: 'post' }>

/** The price as the body has it: its unit is a setting, and the amount beside it is not what Cello reads. */
export function SentPrice({ step: { body } }: { step: Post }) {
  const payload = body['payload']
  if (typeof payload !== 'object' || payload === null || !('price' in payload)) return null
  const currency = 'currency' in payload ? ` ${String(payload.currency)}` : ''
  return (
    <span className="block text-muted">
      sent as <span className="font-mono">{String(payload.price) + currency}</span>
    </span>
  )
}

/** The whole body, where somebody wants to read it. */
export function SentRow({ step }: { step: Post }) {
  return (
    <details className="group">
      <summary className="inline-block min-h-6 cursor-pointer rounded-sm text-muted underline decoration-1 underline-offset-2 group-open:mb-1">
        What is sent
      </summary>
      <SentBody body={step.body} />
    </details>
  )
}
