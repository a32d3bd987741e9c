import type { Step } from '#lib/providers/step.ts'
import type { Sandbox } from '#sandbox/index.ts'
import type { LedgerWorld } from './fifth-provider/world.ts'

type Writing = Exclude<Step, { kind: 'wait' | 'guided' }>

export const isWriting = (step: Step): step is Writing => step.kind !== 'wait' && step.kind !== 'guided'

/** What a step does outside, in the words in which the sandbox's record is told. */
export function writeOf(step: Writing): string {
  const what = {
    signup: () => step.customerId,
    mark: () => step.customerId,
    resend: () => ('eventId' in step ? step.eventId : ''),
    push: () => ('eventId' in step ? step.eventId : ''),
    post: () => ('invoice' in step ? step.invoice.id : ''),
  }
  return `${step.provider} ${step.kind} ${what[step.kind]()}`
}

interface Write {
  at: number
  what: string
}

/** Everything that changed something outside, by the sandbox's own record, in its order. `customerOf` names a new user's customer. */
export function writesOf(
  { stripe, chargebee, cello }: Sandbox,
  customerOf: (newUserId: string) => string,
): string[] {
  const last = (path: string, at: number) => path.split('/').at(at) ?? ''
  const ofStripe = stripe.calls
    .filter(({ effect }) => effect)
    .map(({ at, path }): Write => {
      const isResend = path.endsWith('/retry')
      return { at, what: isResend ? `stripe resend ${last(path, -2)}` : `stripe mark ${last(path, -1)}` }
    })
  const ofChargebee = chargebee.calls
    .filter(({ effect }) => effect)
    .map(({ at, path }): Write => ({ at, what: `chargebee mark ${last(path, -1)}` }))
  const ofCello = cello.feed.flatMap(({ at, source, eventType, eventId, invoiceId, newUserId }): Write[] => {
    const moment = Date.parse(at)
    if (source === 'Chargebee Webhook' && eventType === 'payment_succeeded')
      return [{ at: moment, what: `chargebee push ${eventId ?? ''}` }]
    if (source !== 'Cello API') return []
    if (eventType === 'new-signup')
      return [{ at: moment, what: `cello signup ${customerOf(newUserId ?? '')}` }]
    return [{ at: moment, what: `cello post ${invoiceId ?? ''}` }]
  })
  return [...ofCello.reverse(), ...ofStripe, ...ofChargebee]
    .sort((a, b) => a.at - b.at)
    .map(({ what }) => what)
}

/** Lets the very next call of this step have its effect, and lose its answer. */
export function loseAnswer({ stripe, chargebee, cello }: Sandbox, ledger: LedgerWorld, step: Writing) {
  const once = { kind: 'cut', when: 'after', times: 1 } as const
  switch (`${step.provider} ${step.kind}`) {
    case 'stripe mark':
      return stripe.fault({ ...once, method: 'POST', path: `/v1/customers/${step.customerId}` })
    case 'stripe resend':
      return stripe.fault({ ...once, method: 'POST', path: '/v1/events/*/retry' })
    case 'chargebee mark':
      return chargebee.fault({ ...once, method: 'POST', path: `/api/v2/customers/${step.customerId}` })
    case 'chargebee push':
      return cello.fault({ ...once, on: 'chargebee-webhook' })
    case 'cello signup':
    case 'cello post':
      return cello.fault({ ...once, on: 'event' })
    case 'ledger mark':
    case 'ledger resend':
      ledger.loseNextAnswer()
      return
    default:
      throw new Error(`nobody says how an answer to ${step.provider} ${step.kind} gets lost`)
  }
}
