import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { readCase } from '#tests/support/cases.ts'
import { openDesk } from '#tests/support/desk.ts'
import { makeHelpDesk, ticket } from '#tests/support/help-desk.ts'

await openDesk()
afterAll(disconnect)
const send = await makeHelpDesk()

describe('a text that a help desk sends', () => {
  const nul = 'n\u0000ul'
  const half = 'half \ud800 a letter'
  it.each<[string, object]>([
    ['reference', { reference: nul }],
    ['reference', { reference: half }],
    ['reference', { reference: 'two\nlines' }],
    ['reference', { reference: 'turned \u202Eround' }],
    ['cause', { cause: 'Other\u0000' }],
    ['cause', { cause: half }],
    ['summary', { summary: nul }],
    ['summary', { summary: half }],
    ['story', { story: nul }],
    ['story', { story: half }],
    ['referrer.name', { referrer: { name: half } }],
    ['referrer.email', { referrer: { email: nul } }],
    ['referrer.id', { referrer: { id: half } }],
    ['referral', { referral: half }],
    ['happenedOn', { happenedOn: half.slice(0, 6) }],
    ['newUsers.0.name', { newUsers: [{ name: half }] }],
    ['newUsers.0.customerId', { newUsers: [{ customerId: nul }] }],
    ['stake.currency', { stake: { amount: 1, currency: '\ud800ur' } }],
    ['link', { link: `https://contoso.example/${half}` }],
  ])('is refused where its %s holds what no text may hold: %j', async (field, more) => {
    const { status, body } = await send(ticket(more))
    expect({ status, field: body['field'] }).toEqual({ status: 422, field })
    expect(body['sentence']).toMatch(/invisible .*\.$/)
  })

  it('is kept without what turns the direction of the letters on the page', async () => {
    const turn = (text: string) => `\u202E${text}\u2066\u2069`
    const { status, body } = await send(
      ticket({
        summary: turn('Jana says so'),
        story: turn('Two\nlines'),
        referrer: { name: turn('Jana'), id: turn('usr_jana') },
        referral: turn('pNRB1aYqArN'),
        newUsers: [{ name: turn('Nils') }],
        link: `https://contoso.example/${turn('7')}`,
      }),
    )
    expect(status).toBe(201)
    const { row, newUsers } = await readCase(body['id'] ?? '')
    expect(row).toMatchObject({
      summary: 'Jana says so',
      story: 'Two\nlines',
      referrerName: 'Jana',
      referrerId: 'usr_jana',
      referralGiven: 'pNRB1aYqArN',
      sourceLink: 'https://contoso.example/7',
    })
    expect(newUsers).toMatchObject([{ name: 'Nils' }])
  })
})
