import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { StripeWorld } from '#sandbox/stripe/index.ts'
import { openReceiver, openStripe } from '../support/sandbox-stripe.ts'

const run = promisify(execFile)
const shim = createRequire(import.meta.url).resolve('@stripe/cli/bin/shim.js')

/** Runs the official command line tool; it ends with 0 even when the API refused, so what it prints is the answer. */
function commandLine(world: StripeWorld) {
  const home = mkdtempSync(join(tmpdir(), 'stripe-home-'))
  onTestFinished(() => {
    rmSync(home, { recursive: true })
  })
  return async (...command: string[]): Promise<Record<string, unknown>> => {
    const target = ['--api-key', world.keys.test, '--api-base', world.address]
    const env = {
      HOME: home,
      XDG_CONFIG_HOME: home,
      STRIPE_CLI_TELEMETRY_OPTOUT: 'true',
      NODE_ENV: 'test' as const,
    }
    const { stdout, stderr } = await run(process.execPath, [shim, ...command, ...target], { env })
    const printed = `${stdout}${stderr}`
    const json = printed.slice(printed.indexOf('{'), printed.lastIndexOf('}') + 1)
    return JSON.parse(json) as Record<string, unknown>
  }
}

test('The official command line tool marks a customer, finds its event and resends it.', async () => {
  const world = await openStripe()
  const cli = commandLine(world)
  const { url, letters } = await openReceiver(200)
  const { id: endpoint } = world.seed.endpoint({ url, createdAt: 0 })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example' })
  const { event } = world.seed.invoice({
    customer,
    number: 'BI-1',
    amount: 4900,
    currency: 'eur',
    paidAt: Date.now() - 1000,
  })

  const marked = await cli(
    'customers',
    'update',
    customer,
    '-d',
    'metadata[cello_ucc]=x',
    '-d',
    'metadata[new_user_id]=u1',
  )
  expect(marked).toMatchObject({ id: customer, metadata: { cello_ucc: 'x', new_user_id: 'u1' } })
  expect(await cli('customers', 'retrieve', customer)).toEqual(marked)
  expect(await cli('invoices', 'list', '--customer', customer, '--status', 'paid')).toMatchObject({
    data: [{ number: 'BI-1' }],
  })
  expect(await cli('events', 'list', '--type', 'invoice.paid')).toMatchObject({ data: [{ id: event }] })
  const resent = await cli('events', 'resend', String(event), '--webhook-endpoint', endpoint)
  expect(resent).toMatchObject({ id: event, type: 'invoice.paid' })
  await vi.waitFor(() => {
    expect(letters.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
      'customer.updated',
      'invoice.paid',
    ])
  })
})

test('The command line tool prints what the sandbox refuses.', async () => {
  const world = await openStripe()
  const cli = commandLine(world)
  const { id: customer } = world.seed.customer({ email: 'a@birch.example' })
  const { event } = world.seed.invoice({ customer, amount: 1, currency: 'eur', paidAt: Date.now() - 1000 })
  expect(await cli('events', 'resend', String(event))).toMatchObject({
    error: { param: 'for_stripecli', type: 'invalid_request_error' },
  })
  expect(await cli('events', 'resend', 'evt_none', '--webhook-endpoint', 'we_1')).toMatchObject({
    error: { code: 'resource_missing', param: 'id', message: "No such notification: 'evt_none'" },
  })
  expect(await cli('customers', 'retrieve', 'cus_none')).toMatchObject({
    error: { code: 'resource_missing' },
  })
})
