import { type ChannelWorld, startChannel } from './channel/index.ts'
import { startCello, type CelloOptions, type CelloWorld } from './cello/index.ts'
import { startChargebee, type ChargebeeOptions, type ChargebeeWorld } from './chargebee/index.ts'
import { environment } from './environment.ts'
import { startHome } from './home/index.ts'
import { storySections } from './home/story-sections.ts'
import { readState, stateVersion, stateWriter } from './kept-state.ts'
import { startMailbox, type MailboxWorld } from './mailbox/index.ts'
import { startSignIn } from './sign-in/index.ts'
import { celloEndpoint } from './story/cello-endpoint.ts'
import { referrers } from './story/referrers.ts'
import { connectCello, tellWorld } from './story/tell-world.ts'
import { startStripe, type StripeOptions, type StripeWorld } from './stripe/index.ts'

/** `smtp` takes the mails that `mailbox` shows. */
type Port = 'stripe' | 'chargebee' | 'cello' | 'signIn' | 'mailbox' | 'smtp' | 'channel' | 'home'

export interface SandboxOptions {
  /** Where its state is kept between starts; absent: in memory only. */
  folder?: string
  /** 0 or absent: any free port. Always on the loopback. */
  ports?: Partial<Record<Port, number>>
  /** The desk's own address, to which the sign-in sends people back. */
  deskAddress: string
  /** Tell the practice story in an empty sandbox. Default true. */
  story?: boolean
  /** The clock of Stripe, Chargebee and Cello in milliseconds. */
  now?: () => number
  stripe?: Omit<StripeOptions, 'port' | 'now' | 'snapshot' | 'changed'>
  chargebee?: Omit<ChargebeeOptions, 'port' | 'now' | 'snapshot' | 'changed'>
  cello?: Pick<CelloOptions, 'priceUnit' | 'accessTokenSeconds' | 'refreshTokenSeconds'>
}

export interface Sandbox {
  /** `http://127.0.0.1:port` each, but for `smtp://127.0.0.1:port`. */
  addresses: Record<Port, string>
  /** What a desk has to be started with to work against this sandbox. */
  environment: Record<string, string>
  stripe: StripeWorld
  chargebee: ChargebeeWorld
  cello: CelloWorld
  mailbox: MailboxWorld
  channel: ChannelWorld
  close(): Promise<void>
}

/** Starts the outside world on the loopback: Stripe, Chargebee, Cello, the company's sign-in, a mailbox, a channel, and a page that shows it. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { folder, ports = {}, deskAddress, story = true, now = Date.now } = options
  const kept = await readState(folder)
  let changed = () => {}
  const shared = { now, changed: () => changed() }
  const cello = await startCello({
    ...options.cello,
    ...shared,
    port: ports.cello ?? 0,
    referrers,
    signingSecret: celloEndpoint.secret,
    ...(kept && { snapshot: kept.cello }),
  })
  const stripe = await startStripe({
    ...options.stripe,
    ...shared,
    port: ports.stripe ?? 0,
    ...(kept && { snapshot: kept.stripe }),
  })
  const chargebee = await startChargebee({
    ...options.chargebee,
    ...shared,
    port: ports.chargebee ?? 0,
    ...(kept && { snapshot: kept.chargebee }),
  })
  const signIn = await startSignIn({
    port: ports.signIn ?? 0,
    deskAddress,
    ...(kept && { keys: kept.signIn }),
  })
  const mailbox = await startMailbox({
    ...shared,
    port: ports.mailbox ?? 0,
    smtpPort: ports.smtp ?? 0,
    deskAddress,
    ...(kept && { snapshot: kept.mails }),
  })
  const channel = await startChannel({
    ...shared,
    port: ports.channel ?? 0,
    deskAddress,
    ...(kept?.channel && { snapshot: kept.channel }),
  })

  const world = { stripe, chargebee, cello, mailbox, channel }
  if (!kept && story) tellWorld(world, now())
  else if (kept?.celloAddress !== cello.address) connectCello(world, now())

  const home = await startHome(
    {
      cello,
      deskAddress,
      mailboxAddress: mailbox.address,
      channelAddress: channel.address,
      services: [
        { name: 'Stripe', address: stripe.address },
        { name: 'Chargebee', address: chargebee.address },
        { name: 'Cello', address: cello.address },
        { name: 'Sign-in', address: signIn.address },
        { name: 'Mailbox', address: mailbox.address },
        { name: 'Outgoing mail', address: mailbox.smtp },
        { name: 'Channel', address: channel.address },
      ],
      story: () => (story ? storySections(now()) : []),
    },
    ports.home,
  )
  const state = stateWriter(folder, () => ({
    version: stateVersion,
    celloAddress: cello.address,
    signIn: signIn.keys,
    cello: cello.snapshot(),
    stripe: stripe.snapshot(),
    chargebee: chargebee.snapshot(),
    mails: mailbox.snapshot(),
    channel: channel.snapshot(),
  }))
  changed = state.changed
  await state.flush()

  return {
    addresses: {
      stripe: stripe.address,
      chargebee: chargebee.address,
      cello: cello.address,
      signIn: signIn.address,
      mailbox: mailbox.address,
      smtp: mailbox.smtp,
      channel: channel.address,
      home: home.address,
    },
    environment: environment({ ...world, signIn }),
    ...world,
    close: async () => {
      await Promise.all([home, signIn, stripe, chargebee, cello, mailbox, channel].map((one) => one.close()))
      await state.flush()
    },
  }
}
