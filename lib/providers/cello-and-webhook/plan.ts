import type { Finding } from '../finding.ts'
import type { Context, Provider, ProviderPlan } from '../provider.ts'
import { blocker, sortByLevel } from '../sentences.ts'
import type { Wanted } from '../wanted.ts'
import { type BothLook, onlySignup } from './look.ts'
import type { Parts } from './parts.ts'

/** First the sign-up, then the billing provider's plan: its mark, its barrier, its payments. Pure. */
export function plan(parts: Parts, look: BothLook, wanted: Wanted, context: Context): ProviderPlan {
  const { billing } = look
  if (!billing) return withoutBilling(parts, look, wanted, context)
  const { provider } = billing
  const billed = provider.plan(billing.look, wanted, context)
  const told = parts.cello.plan(look.cello, telling(wanted, billed.customer.email), context)
  const steps = [...told.steps, ...billed.steps]
  const isEnough = steps.length > 0
  const found = [
    ...(told.account.mode === billed.account.mode ? [] : [wrongMode(provider, told, billed)]),
    ...told.findings.filter(({ reason }) => reason !== 'no payments' && reason !== 'nothing to do'),
    ...billed.findings.filter(({ reason }) => reason !== 'nothing to do' || !isEnough),
  ]
  return { ...billed, steps, findings: sortByLevel(found) }
}

/** Where no e-mail address was typed, the billing customer's is the new user's. */
function telling(wanted: Wanted, email: string | null): Wanted {
  const asked = onlySignup(wanted)
  if (!asked.signup) return asked
  return { ...asked, signup: { ...asked.signup, email: asked.signup.email ?? email } }
}

function withoutBilling(
  { cello, findBillings }: Parts,
  look: BothLook,
  wanted: Wanted,
  context: Context,
): ProviderPlan {
  const told = cello.plan(look.cello, onlySignup(wanted), context)
  const names = findBillings().map(({ name }) => name)
  return { ...told, steps: [], findings: [billingMissing(names, wanted.billing)] }
}

const billingMissing = (names: readonly string[], asked: string | undefined): Finding =>
  blocker('billing missing', {
    title: 'It is not clear who bills this customer.',
    sentence:
      asked === undefined
        ? `${names.join(' and ')} are both connected, and the customer is in one of them.`
        : `${asked} is not configured here.`,
    wayOut: `Choose the billing provider: ${names.join(' or ')}.`,
  })

const wrongMode = ({ name }: Provider, told: ProviderPlan, billed: ProviderPlan): Finding =>
  blocker('wrong mode', {
    title: `${name} is in ${billed.account.mode} mode, and Cello in ${told.account.mode} mode.`,
    sentence:
      'Test and live are never mixed: Cello would be told a sign-up in one and payments in the other.',
    wayOut: `Ask an admin to connect both in the same mode: the keys of ${name}, and CELLO_API_BASE with its keys.`,
  })
