import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseExactly } from '#lib/providers/chargebee/exact-json.ts'
import { takeOutCards } from '#lib/providers/chargebee/take-out-cards.ts'

const sent = (text: string) => JSON.stringify(takeOutCards(parseExactly(text)).event)

test('every card object is taken out, wherever it stands, and nothing else', () => {
  const event =
    '{"id":"ev_1","content":{"transaction":{"last4":"4242","card":"none"},"card":{"last4":"4242"},"payment_source":{"card":{"iin":"424242"},"type":"card"},"cards":[{"card":{"last4":"1"},"id":"c1"}],"customer":{"card_status":"valid"}}}'
  expect(takeOutCards(parseExactly(event)).cards).toBe(3)
  expect(sent(event)).toBe(
    '{"id":"ev_1","content":{"transaction":{"last4":"4242","card":"none"},"payment_source":{"type":"card"},"cards":[{"id":"c1"}],"customer":{"card_status":"valid"}}}',
  )
})

test.each([
  '{"big":12345678901234567890,"exact":10.0,"small":1e-7,"negative":-0}',
  '{"text":"\\"card\\": {}","empty":{},"list":[],"null":null,"flag":false}',
  '{"unicode":"Zoë 日本 🎉"}',
  '{"b":1,"a":{"z":2,"y":3}}',
])('what has no card is sent as it was written: %s', (text) => {
  expect(sent(text)).toBe(text)
})

test('whatever else an event holds stays what it is', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (content) => {
      const event = { id: 'ev_1', content: { ...content, card: { last4: '4242' } } }
      const left = JSON.parse(sent(JSON.stringify(event))) as unknown
      const expected = takeOutCards(
        JSON.parse(JSON.stringify({ id: 'ev_1', content: { ...content, card: undefined } })),
      )
      expect(left).toEqual(expected.event)
    }),
  )
})
