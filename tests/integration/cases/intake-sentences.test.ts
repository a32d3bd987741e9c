import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { makeHelpDesk, ticket } from '#tests/support/help-desk.ts'

await openDesk()
afterAll(disconnect)
beforeEach(() => asOwner`delete from limits`)
const send = await makeHelpDesk()

const manyUsers = Array.from({ length: 501 }, (_, at) => ({ id: `usr_${String(at)}` }))

describe('a ticket that cannot be read', () => {
  it.each<[unknown, string | undefined, string]>([
    [[], undefined, 'Send one object, as /api/cases/openapi.json describes it.'],
    [null, undefined, 'Send one object, as /api/cases/openapi.json describes it.'],
    [
      ticket({ sumary: 'x' }),
      undefined,
      'There is no field called sumary. Look at /api/cases/openapi.json for those that there are.',
    ],
    [
      ticket({ referrer: { phone: '1' } }),
      'referrer',
      'There is no field called referrer.phone. Look at /api/cases/openapi.json for those that there are.',
    ],
    [ticket({ summary: undefined }), 'summary', 'summary is missing. Send a text.'],
    [ticket({ reference: '  ' }), 'reference', 'reference is too short: at least 1 character.'],
    [ticket({ summary: 'x' }), 'summary', 'summary is too short: at least 3 characters.'],
    [ticket({ story: 7 }), 'story', 'story must be a text.'],
    [ticket({ story: 'x'.repeat(10_001) }), 'story', 'story is too long: at most 10,000 characters.'],
    [ticket({ newUsers: {} }), 'newUsers', 'newUsers must be a list.'],
    [ticket({ newUsers: ['nils'] }), 'newUsers.0', 'newUsers.0 must be an object.'],
    [ticket({ newUsers: manyUsers }), 'newUsers', 'newUsers is too long: at most 500 entries.'],
    [ticket({ stake: { currency: 'EUR' } }), 'stake.amount', 'stake.amount is missing. Send a whole number.'],
    [
      ticket({ stake: { amount: 1.5, currency: 'EUR' } }),
      'stake.amount',
      'stake.amount must be a whole number.',
    ],
    [
      ticket({ stake: { amount: '1', currency: 'EUR' } }),
      'stake.amount',
      'stake.amount must be a whole number.',
    ],
    [
      ticket({ stake: { amount: 1e300, currency: 'EUR' } }),
      'stake.amount',
      'stake.amount is too large. Check it.',
    ],
    [
      ticket({ stake: { amount: -1, currency: 'EUR' } }),
      'stake.amount',
      'stake.amount is too small: at least 0.',
    ],
    [ticket({ kind: 'x' }), 'kind', 'kind must be one of these: glitch, dispute, custom.'],
  ])('is answered with a sentence: %#', async (form, field, sentence) => {
    const { status, body } = await send(form)
    expect({ status, ...body }).toEqual({
      status: 422,
      kind: 'invalid',
      sentence,
      ...(field === undefined ? {} : { field }),
    })
  })
})
