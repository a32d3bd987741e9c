import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSandbox } from '#sandbox/index.ts'
import { chargebeeCelloEndpoint } from '#sandbox/story/chargebee-endpoint.ts'
import { chargebeeStoryCustomers } from '#sandbox/story/chargebee-story.ts'
import { sdk } from '../support/sandbox-chargebee.ts'

const deskAddress = 'http://localhost:3000'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('Chargebee in the sandbox', () => {
  it('answers the SDK with what the environment says, and holds the story', async () => {
    const sandbox = await startSandbox({ deskAddress })
    const { environment } = sandbox
    expect(environment).toMatchObject({
      CHARGEBEE_SITE: 'practice-test',
      CHARGEBEE_CELLO_FIELDS: 'meta_data',
      CHARGEBEE_API_BASE: sandbox.addresses.chargebee,
    })
    const chargebee = sdk(sandbox.chargebee, environment['CHARGEBEE_API_KEY'])
    for (const { customerId, email } of chargebeeStoryCustomers.filter(({ deleted }) => !deleted)) {
      expect((await chargebee.customer.retrieve(customerId)).customer.email).toBe(email)
    }
    await sandbox.close()
  })

  it('calls Cello where Cello is, with the login that a push uses too, also after a restart', async () => {
    const first = await startSandbox({ deskAddress, folder })
    await sdk(first.chargebee).customer.update('cb_Al1Dr3kFgH', { company: 'Alder' })
    await first.close()
    const second = await startSandbox({ deskAddress, folder })
    const chargebee = sdk(second.chargebee)
    expect((await chargebee.customer.retrieve('cb_Al1Dr3kFgH')).customer.company).toBe('Alder')
    const { webhook_endpoint: endpoint } = await chargebee.webhookEndpoint.retrieve(chargebeeCelloEndpoint.id)
    expect(endpoint).toMatchObject({
      url: second.environment['CELLO_CHARGEBEE_WEBHOOK_URL'],
      disabled: false,
    })
    expect(endpoint.url).toMatch(/\/products\/attribution\.example\/transaction-webhook\/chargebee$/)
    expect(second.environment['CELLO_CHARGEBEE_WEBHOOK_USER']).toBe('attribution.example')
    expect(second.addresses.cello).not.toBe(first.addresses.cello)
    await second.close()
  })

  it('keeps the 150 requests a minute of a test site', async () => {
    const sandbox = await startSandbox({ deskAddress, story: false })
    const ask = () => fetch(`${sandbox.addresses.chargebee}/api/v2/customers`, { headers: { authorization } })
    const authorization = `Basic ${btoa(`${sandbox.chargebee.keys.full}:`)}`
    const answers = await Promise.all(Array.from({ length: 151 }, ask))
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1)
    await sandbox.close()
  })

  it('begins anew where an older sandbox left its state', async () => {
    const file = path.join(folder, 'sandbox.json')
    await writeFile(
      file,
      JSON.stringify({ version: 1, celloUrl: 'http://127.0.0.1:9', cello: {}, stripe: {} }),
    )
    const sandbox = await startSandbox({ deskAddress, folder })
    expect((await sdk(sandbox.chargebee).customer.list({ limit: 1 })).list).toHaveLength(1)
    await sandbox.close()
    expect(await readFile(file, 'utf8')).toContain('cb_Al1Dr3kFgH')
  })
})
