import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Provider } from '../provider.ts'
import type { Step } from '../step.ts'
import { type BothLook, look } from './look.ts'
import { partsOf, type Parts } from './parts.ts'
import { plan } from './plan.ts'

/** Cello's API for the sign-up, then the steps of whichever provider bills. Each step goes to the provider that it names. */
export function createCelloAndWebhook(given: Omit<Parts, 'billingOf'>): Provider<BothLook> {
  const parts = partsOf(given)
  const { cello, findBillings, billingOf } = parts
  const providers = () => [cello, ...findBillings()]
  const whose = (step: Step) => providers().find(({ path }) => path === step.provider)
  /** Ids do not say whose they are: there are links only where one provider bills. */
  const links = () => billingOf(undefined)?.links
  return {
    path: 'cello-and-webhook',
    name: 'Cello API & webhook',
    needs: { customer: 'always', signup: true, payments: false, billing: true },
    mode: () => cello.mode(),
    find: async (text, billing) => (await billingOf(billing)?.find(text)) ?? [],
    look: (wanted) => look(parts, wanted),
    plan: (both, wanted, context) => plan(parts, both, wanted, context),
    ready: async (step, signal) => (await whose(step)?.ready?.(step, signal)) ?? null,
    perform: async (step, attempt, turn) =>
      (await whose(step)?.perform(step, attempt, turn)) ?? notConfigured(step),
    async confirm(step, attempt) {
      const provider = whose(step)
      if (!provider) throw unavailable(`${step.provider} is not configured on this worker.`)
      return provider.confirm(step, attempt)
    },
    check: async () => [],
    keyKeptFor: (step) => whose(step)?.keyKeptFor(step) ?? 0,
    secondsFor: (steps) =>
      providers().reduce(
        (sum, provider) =>
          sum + provider.secondsFor(steps.filter(({ provider: path }) => path === provider.path)),
        0,
      ),
    links: {
      customer: (id) => links()?.customer(id) ?? null,
      event: (id) => links()?.event(id) ?? null,
      invoice: (id) => links()?.invoice(id) ?? null,
    },
  }
}

const notConfigured = ({ provider }: Step) => ({
  outcome: 'not sent' as const,
  failure: 'unreached' as const,
  status: null,
  providerRequestId: null,
  sentence: `${provider} is not configured on this worker; nothing was sent.`,
  again: 'later' as const,
})
