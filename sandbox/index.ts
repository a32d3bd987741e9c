import { startCello, type CelloOptions, type CelloWorld } from './cello/index.ts'
import { environment } from './environment.ts'
import { startHome } from './home/index.ts'
import { readState, stateWriter } from './kept-state.ts'
import { startSignIn } from './sign-in/index.ts'
import { storyCustomers, tellStory } from './story.ts'
import { celloEndpoint, endpointSeed } from './story/cello-endpoint.ts'
import { referrers } from './story/referrers.ts'
import { startStripe, type StripeOptions, type StripeWorld } from './stripe/index.ts'

export interface SandboxOptions {
  /** Where its state is kept between starts; absent: in memory only. */
  folder?: string
  /** 0 or absent: any free port. Always on the loopback. */
  ports?: { stripe?: number; cello?: number; signIn?: number; home?: number }
  /** The desk's own address, to which the sign-in sends people back. */
  deskAddress: string
  /** Tell the practice story in an empty sandbox. Default true. */
  story?: boolean
  /** The clock of Stripe and Cello in milliseconds. */
  now?: () => number
  stripe?: Omit<StripeOptions, 'port' | 'now' | 'snapshot' | 'changed'>
  cello?: Pick<CelloOptions, 'accessTokenSeconds' | 'refreshTokenSeconds'>
}

export interface Sandbox {
  /** `http://127.0.0.1:port` each. */
  addresses: { stripe: string; cello: string; signIn: string; home: string }
  /** What a desk has to be started with to work against this sandbox. */
  environment: Record<string, string>
  stripe: StripeWorld
  cello: CelloWorld
  close(): Promise<void>
}

const year = 365 * 86_400_000

/** Starts the outside world on the loopback: Stripe, Cello, the company's sign-in, and a page that shows it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, ports = {}, deskAddress, story = true, now = Date.now } = options
  const kept = await readState(folder)
  let changed = () => {}
  const world = { now, changed: () => changed() }
  const cello = await startCello({
    ...options.cello,
    ...world,
    port: ports.cello ?? 0,
    referrers,
    signingSecret: celloEndpoint.secret,
    ...(kept && { snapshot: kept.cello }),
  })
  const stripe = await startStripe({
    ...options.stripe,
    ...world,
    port: ports.stripe ?? 0,
    ...(kept && { snapshot: kept.stripe }),
  })
  const signIn = await startSignIn({
    port: ports.signIn ?? 0,
    deskAddress,
    ...(kept && { keys: kept.signIn }),
  })

  if (!kept && story) {
    tellStory({ stripe, celloUrl: cello.webhookUrl, now: now() })
    for (const { customerId, email, metadata = {}, live, deleted } of storyCustomers) {
      if (!live && !deleted) cello.learn({ id: customerId, email, metadata }, new Date(now() - year))
    }
  } else if (kept?.celloUrl !== cello.webhookUrl) {
    const endpoint = endpointSeed('ready', cello.webhookUrl, now())
    if (endpoint) stripe.seed.endpoint(endpoint)
  }

  const home = await startHome(
    {
      cello,
      deskAddress,
      services: [
        { name: 'Stripe', address: stripe.address },
        { name: 'Cello', address: cello.address },
        { name: 'Sign-in', address: signIn.address },
      ],
      story: story ? storyCustomers.map(({ referralCode: code, ...row }) => ({ ...row, code })) : [],
    },
    ports.home,
  )
  const state = stateWriter(folder, () => ({
    version: 1,
    celloUrl: cello.webhookUrl,
    signIn: signIn.keys,
    cello: cello.snapshot(),
    stripe: stripe.snapshot(),
  }))
  changed = state.changed
  await state.flush()

  return {
    addresses: { stripe: stripe.address, cello: cello.address, signIn: signIn.address, home: home.address },
    environment: environment({ stripe, cello, signIn }),
    stripe,
    cello,
    close: async () => {
      await Promise.all([home.close(), signIn.close(), stripe.close(), cello.close()])
      await state.flush()
    },
  }
}
