import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { paid, signup } from '../support/cello-events.ts'
import { ask, signIn } from '../support/sandbox-cello.ts'

let cello: CelloWorld
let authorization: string
beforeEach(async () => {
  cello = await startCello({ referrers })
  authorization = await signIn(cello)
})
afterEach(() => cello.close())

describe('A disturbed POST /events', () => {
  it('is on record with its body, whatever became of it', async () => {
    const sent = JSON.stringify(signup())
    await post(sent)
    await ask(cello, '/referral-codes/x', { authorization })
    const [event, look] = cello.calls.slice(-2)
    expect(event).toMatchObject({ operation: 'event', status: 200 })
    expect(event?.body).toBe(sent)
    expect(look).toMatchObject({ operation: 'referral-code', body: null })
  })

  it('can fail, be cut off before or after its effect, and be answered by a page or by half of the JSON', async () => {
    await post(signup())
    const invoice = (invoiceId: string) => post(paid({ invoiceId }))
    const once = { on: 'event', times: 1 } as const
    cello.fault({ ...once, kind: 'error', status: 500 })
    expect((await invoice('A')).status).toBe(500)
    cello.fault({ ...once, kind: 'cut', when: 'before' })
    await expect(invoice('B')).rejects.toThrow()
    cello.fault({ ...once, kind: 'cut', when: 'after' })
    await expect(invoice('C')).rejects.toThrow()
    cello.fault({ ...once, kind: 'html' })
    const page = await invoice('D')
    expect([page.status, (await page.text()).startsWith('<!DOCTYPE html>')]).toEqual([502, true])
    cello.fault({ ...once, kind: 'html', when: 'after', status: 200 })
    expect(await (await invoice('E')).text()).toContain('<html>')
    cello.fault({ ...once, kind: 'truncated' })
    const half = await invoice('F')
    expect(half.status).toBe(200)
    await expect(half.json()).rejects.toThrow(SyntaxError)
    expect(half.headers.get('apigw-requestid')).toBe(cello.calls.at(-1)?.requestId)
    expect(cello.rewards.map(({ invoiceId }) => invoiceId)).toEqual(['F', 'E', 'C'])
    const statuses = cello.calls.slice(-6).map(({ status }) => status)
    expect(statuses).toEqual([500, null, null, 502, 200, 200])
  })

  it('can be held until it is let go, before or after its effect', async () => {
    for (const [when, effects] of [
      ['before', 0],
      ['after', 1],
    ] as const) {
      const letGo = cello.fault({ kind: 'hold', when, on: 'event' })
      const answer = post(signup({ newUserId: when }, { id: when }))
      await vi.waitFor(() => expect(cello.calls.at(-1)?.status).toBeNull())
      await vi.waitFor(() =>
        expect(cello.attributions.filter(({ newUserId }) => newUserId === when)).toHaveLength(effects),
      )
      letGo()
      expect((await answer).status).toBe(200)
    }
    expect(cello.attributions).toHaveLength(2)
  })
})

function post(body: unknown) {
  return fetch(`${cello.address}/events`, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { authorization },
  })
}
