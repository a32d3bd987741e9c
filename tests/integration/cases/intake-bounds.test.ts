import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { formOf, readCase } from '#tests/support/cases.ts'
import { openDesk } from '#tests/support/desk.ts'
import { makeHelpDesk, ticket } from '#tests/support/help-desk.ts'

await openDesk()
afterAll(disconnect)
const send = await makeHelpDesk()

const inHours = (hours: number) => new Date(Date.now() + hours * 3600_000).toISOString().slice(0, 10)

describe('the day of a referral', () => {
  it.each([
    ['0000-01-01', /from 2000 on/],
    ['1999-12-31', /from 2000 on/],
    [inHours(49), /is yet to come/],
    ['9999-12-31', /is yet to come/],
  ])('is refused where it is %s', async (happenedOn, sentence) => {
    const { status, body } = await send(ticket({ happenedOn }))
    expect({ status, field: body['field'] }).toEqual({ status: 422, field: 'happenedOn' })
    expect(body['sentence']).toMatch(sentence)
    expect(() => formOf({ happenedOn })).toThrow(sentence)
  })

  it('may be the first one that is taken, or tomorrow, which has begun somewhere', async () => {
    for (const happenedOn of ['2000-01-01', inHours(24)]) {
      const { status, body } = await send(ticket({ happenedOn }))
      expect(status).toBe(201)
      expect((await readCase(body['id'] ?? '')).row.happenedOn).toBe(happenedOn)
    }
  })
})

describe('money at stake', () => {
  it('is refused where it is more than can be shown to the cent', async () => {
    for (const amount of [10_000_000_000_001, Number.MAX_SAFE_INTEGER]) {
      const { status, body } = await send(ticket({ stake: { amount, currency: 'JPY' } }))
      expect({ status, field: body['field'] }).toEqual({ status: 422, field: 'stake.amount' })
      expect(body['sentence']).toMatch(/too much money.*Check the amount/)
      expect(() => formOf({ stake: { amount, currency: 'JPY' } })).toThrow(/too much money/)
    }
  })

  it('is kept up to there', async () => {
    const stake = { amount: 10_000_000_000_000, currency: 'JPY' }
    const { status, body } = await send(ticket({ stake }))
    expect(status).toBe(201)
    expect((await readCase(body['id'] ?? '')).row.stakeAmount).toBe(stake.amount)
  })
})
