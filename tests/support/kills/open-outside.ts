import type { Sandbox } from '#sandbox/index.ts'
import { chargebeeEndpointSeed } from '#sandbox/story/chargebee-endpoint.ts'
import type { Taken } from '../pass-on.ts'
import { type Fate, openProviderProxy } from './provider-proxy.ts'

/** The sandbox's providers behind proxies, and the environment that leads a worker to those. */
export async function openOutside(sandbox: Sandbox, judge: (call: Taken) => Promise<Fate | undefined>) {
  const { stripe, chargebee, cello } = sandbox.addresses
  const proxies = await Promise.all(
    [stripe, chargebee, cello].map((behind) => openProviderProxy(behind, judge)),
  )
  const [toStripe, toChargebee, toCello] = proxies.map(({ address }) => address)
  const leading = [
    [stripe, toStripe],
    [chargebee, toChargebee],
    [cello, toCello],
  ] as const
  const lead = (value: string) =>
    leading.reduce(
      (text, [from, to = from]) => (text.startsWith(from) ? text.replace(from, to) : text),
      value,
    )
  // The desk pushes to the very endpoint that Chargebee knows as Cello's.
  const { url, ...login } = sandbox.cello.chargebeeWebhook
  const endpoint = chargebeeEndpointSeed('ready', { url: lead(url), ...login })
  if (endpoint) sandbox.chargebee.seed.endpoint(endpoint)
  return {
    environment: Object.fromEntries(
      Object.entries(sandbox.environment).map(([name, value]) => [name, lead(value)]),
    ),
    close: () => Promise.all(proxies.map((proxy) => proxy.close())),
  }
}
