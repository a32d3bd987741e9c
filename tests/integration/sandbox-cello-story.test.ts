import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '#sandbox/index.ts'
import { celloStoryUsers } from '#sandbox/story/cello-users.ts'
import { ask, signIn } from '../support/sandbox-cello.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ deskAddress: 'http://localhost:3000' })
})
afterAll(() => sandbox.close())

describe('The new users whom only the product knows', () => {
  it('are known to Cello from the start where the story says so, and shown where their campaign has a discount', async () => {
    const authorization = await signIn(sandbox.cello)
    const shown: Record<string, unknown> = {}
    for (const { newUserId } of celloStoryUsers) {
      const { body } = await ask(sandbox.cello, `/new-users/${newUserId}/reward`, { authorization })
      if ((body as { eligible: boolean }).eligible) shown[newUserId] = body
    }
    expect(shown).toMatchObject({
      usr_61005: { referralUcc: 'UIPIWa2Hnnr' },
      usr_61006: { referralUcc: 'Vb7nR2cYp9D' },
    })
    expect(Object.keys(shown)).toHaveLength(2)
    const known = sandbox.cello.attributions.map(({ newUserId }) => newUserId)
    expect(known).toContain('usr_61007')
  })

  it('have their purchases on the home page, to copy and to download', async () => {
    const page = await (await fetch(sandbox.addresses.home)).text()
    const answer = await fetch(`${sandbox.addresses.home}/csv/usr_61001`)
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="usr_61001.csv"')
    const csv = await answer.text()
    expect(csv.split('\n')[0]).toBe('invoice,paid_at,amount,currency,interval,product,subscription')
    expect(csv).toMatch(/^FA-1003,\d{4}-\d\d-\d\dT\d\d:00:00Z,9\.00,EUR,one-time,Extra maps,$/m)
    expect(page).toContain(csv)
    expect((await fetch(`${sandbox.addresses.home}/csv/usr_40871`)).status).toBe(404)
  })

  it('may be found by Cello unaided, before the desk acts', async () => {
    const found = (body: object) =>
      fetch(`${sandbox.cello.address}/_sandbox/auto-attributions`, {
        method: 'POST',
        body: JSON.stringify(body),
      })
    expect((await found({ newUserId: 'usr_61001' })).status).toBe(400)
    const signup = { code: 'pNRB1aYqArN', newUserId: 'usr_61001', email: 'ines@fathom.example' }
    expect((await found(signup)).status).toBe(201)
    sandbox.cello.autoAttribute({ ...signup, code: 'UIPIWa2Hnnr' })
    const outcomes = sandbox.cello.feed.map(({ source, eventType, outcome }) => [source, eventType, outcome])
    expect(outcomes).toEqual([
      ['Auto Attribution', 'Attributed Signup', 'first attribution kept'],
      ['Auto Attribution', 'Attributed Signup', 'attributed'],
    ])
  })

  it('are told of beside those of Stripe and Chargebee in one feed', async () => {
    const post = (url: string) => fetch(url, { method: 'POST', body: '{}' })
    await Promise.all([post(sandbox.cello.webhookUrl), post(sandbox.cello.chargebeeWebhook.url)])
    const body = { eventName: 'ReferralUpdated' }
    await ask(sandbox.cello, '/events', { method: 'POST', body, authorization: await signIn(sandbox.cello) })
    const page = await (await fetch(`${sandbox.addresses.home}/live`)).text()
    for (const source of ['Stripe Webhook', 'Chargebee Webhook', 'Cello API', 'Auto Attribution']) {
      expect(page).toContain(`${source} ·`)
    }
  })
})
