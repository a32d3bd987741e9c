import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import Stripe from 'stripe'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { startSandbox, type Sandbox } from '#sandbox/index.ts'
import { celloStoryUsers } from '#sandbox/story/cello-users.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { storyCustomers } from '#sandbox/story.ts'

const deskAddress = 'http://localhost:3000'
const northwind = 'cus_Q8z1Lk2vYd'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the sandbox as a whole', () => {
  it('lets the credit appear: mark the customer, resend its money, and Cello rewards what is young enough', async () => {
    const sandbox = await startSandbox({ deskAddress })
    await attributeNorthwind(sandbox)
    expect(sandbox.cello.rewards.map(({ amount, currency }) => `${amount} ${currency}`)).toEqual([
      '1200 jpy',
      '1200 eur',
      '1200 eur',
    ])
    const page = await (await fetch(sandbox.addresses.home)).text()
    expect(page).toContain('Cello has credited ¥1,200 + €24.00 for 3 payments')
    await sandbox.close()
  })

  it('tells its page only what is new', async () => {
    const sandbox = await startSandbox({ deskAddress })
    const look = (version: string) =>
      fetch(`${sandbox.addresses.home}/live`, { headers: { 'if-none-match': version } })
    const version = (await look('')).headers.get('etag') ?? ''
    expect((await look(version)).status).toBe(304)
    await attributeNorthwind(sandbox)
    expect((await look(version)).status).toBe(200)
    await sandbox.close()
  })

  it('lists every customer of the story on its page, with the names escaped', async () => {
    const sandbox = await startSandbox({ deskAddress })
    const page = await (await fetch(sandbox.addresses.home)).text()
    for (const { customerId } of [...storyCustomers, ...chargebeeStoryCustomers]) {
      expect(page).toContain(customerId)
    }
    for (const { newUserId } of celloStoryUsers) expect(page).toContain(newUserId)
    expect(page).not.toContain('<Sons>')
    await sandbox.close()
  })

  it('knows from the start who carries a code in the story', async () => {
    const sandbox = await startSandbox({ deskAddress })
    expect(sandbox.cello.attributions.map(({ newUserId }) => newUserId).sort()).toEqual([
      'usr_42004',
      'usr_42005',
      'usr_52004',
      'usr_52005',
      'usr_61005',
      'usr_61006',
      'usr_61007',
    ])
    expect(sandbox.cello.feed).toEqual([])
    await sandbox.close()
  })

  it('keeps everything over a restart, even at other addresses', async () => {
    const first = await startSandbox({ deskAddress, folder })
    await attributeNorthwind(first)
    await first.close()
    const second = await startSandbox({ deskAddress, folder })
    expect(second.cello.rewards).toEqual(first.cello.rewards)
    expect(second.environment['OIDC_CLIENT_SECRET']).toBe(first.environment['OIDC_CLIENT_SECRET'])
    expect(second.environment['STRIPE_SECRET_KEY']).toBe(first.environment['STRIPE_SECRET_KEY'])
    await resendNorthwind(second)
    await vi.waitFor(() => expect(second.cello.feed[0]?.outcome).toBe('repeat'), 5_000)
    expect(second.cello.rewards).toHaveLength(3)
    await second.close()
  })

  it('writes its state while it runs, and never half a file', async () => {
    const sandbox = await startSandbox({ deskAddress, folder, story: false })
    sandbox.cello.learn(
      { id: 'cus_1', email: null, metadata: { cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_kept' } },
      new Date(),
    )
    const file = path.join(folder, 'sandbox.json')
    await vi.waitFor(async () => expect(await readFile(file, 'utf8')).toContain('usr_kept'), 5_000)
    await sandbox.close()
  })

  it('says in one sentence that its state cannot be read', async () => {
    await writeFile(path.join(folder, 'sandbox.json'), '{"version":1,')
    await expect(startSandbox({ deskAddress, folder })).rejects.toThrow('is not the state of this sandbox')
  })

  it('runs in a process of its own and ends with the one that forked it', async () => {
    const options = JSON.stringify({ deskAddress, folder, ports: { home: 0 } })
    const child = fork('sandbox/run.ts', [options], { execArgv: [] })
    const exited = once(child, 'exit')
    const [message] = (await once(child, 'message')) as unknown[]
    const { addresses, environment } = z
      .object({ addresses: z.record(z.string(), z.url()), environment: z.record(z.string(), z.string()) })
      .parse(message)
    expect(Object.keys(addresses).sort()).toEqual([
      'cello',
      'channel',
      'chargebee',
      'home',
      'mailbox',
      'signIn',
      'smtp',
      'stripe',
    ])
    expect(environment).toMatchObject({
      STRIPE_API_BASE: addresses['stripe'],
      CHARGEBEE_API_BASE: addresses['chargebee'],
      ADMIN_EMAILS: 'otto@attribution.example',
    })
    expect((await fetch(addresses['home'] ?? '')).status).toBe(200)
    child.disconnect()
    expect(await exited).toEqual([0, null])
  })
})

async function attributeNorthwind(sandbox: Sandbox) {
  await stripeOf(sandbox).customers.update(northwind, {
    metadata: { cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_40871' },
  })
  await vi.waitFor(() => expect(sandbox.cello.feed[0]?.outcome).toBe('attributed'), 5_000)
  await resendNorthwind(sandbox)
  await vi.waitFor(() => expect(sandbox.cello.rewards).toHaveLength(3), 5_000)
}

async function resendNorthwind(sandbox: Sandbox) {
  const stripe = stripeOf(sandbox)
  for (const number of ['NW0017', 'NW0018', 'NW0019']) {
    const before = sandbox.cello.feed.length
    await stripe.rawRequest('POST', `/v1/events/evt_1Practice${number}/retry`, {
      webhook_endpoint: sandbox.environment['STRIPE_CELLO_ENDPOINT'] ?? '',
    })
    await vi.waitFor(() => expect(sandbox.cello.feed.length).toBe(before + 1), 5_000)
  }
}

function stripeOf({ environment, addresses }: Sandbox) {
  const { hostname, port } = new URL(addresses.stripe)
  return new Stripe(environment['STRIPE_SECRET_KEY'] ?? '', {
    host: hostname,
    port,
    protocol: 'http',
    telemetry: false,
  })
}
