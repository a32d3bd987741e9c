import { expect, test } from 'vitest'
import { parseExactly } from '#lib/providers/chargebee/exact-json.ts'
import { carried, carries, movedIn, paramsOf } from '#lib/providers/chargebee/fields.ts'

const changes = [
  { key: 'cello_ucc', before: null, after: 'pNRB1aYqArN' },
  { key: 'cf_new_user_id', before: 'usr_0', after: 'usr_9001' },
]

test('what else is in meta_data is written again as it was, to the digit', () => {
  const metaData = parseExactly(
    '{"ledger":12345678901234567890,"share":0.10,"nested":{"a":[1,{"b":null}]},"name":"Zoë 日本","cello_ucc":7}',
  ) as Record<string, unknown>
  expect(paramsOf(metaData, changes)).toEqual({
    cf_new_user_id: 'usr_9001',
    meta_data:
      '{"ledger":12345678901234567890,"share":0.10,"nested":{"a":[1,{"b":null}]},"name":"Zoë 日本","cello_ucc":"pNRB1aYqArN"}',
  })
})

test('meta_data is not sent where only custom fields change', () => {
  expect(paramsOf({ seats: 4 }, changes.slice(1))).toEqual({ cf_new_user_id: 'usr_9001' })
})

test('each value is compared where it stands', () => {
  const customer = {
    metaData: { cf_new_user_id: 'nobody', cello_ucc: '' },
    fields: { cf_new_user_id: 'usr_0' },
  }
  expect(movedIn(customer, changes)).toEqual([])
  expect(movedIn({ ...customer, fields: {} }, changes)).toEqual([
    { key: 'cf_new_user_id', before: 'usr_0', after: null },
  ])
  expect(carries(customer, changes)).toBe(false)
  expect(
    carries({ metaData: { cello_ucc: 'pNRB1aYqArN' }, fields: { cf_new_user_id: 'usr_9001' } }, changes),
  ).toBe(true)
})

test('a value is found wherever Cello may find it, and once', () => {
  const customer = { metaData: { cello_ucc: 'a' }, fields: { cf_CELLO_ucc: 'b', cf_other: 'c' } }
  expect(carried(customer, 'code', 'cello_ucc')).toEqual(['a', 'b'])
  expect(carried(customer, 'code', 'cf_CELLO_ucc')).toEqual(['b', 'a'])
  expect(carried({ metaData: { new_user_id: 7 }, fields: {} }, 'newUser', null)).toEqual(['7'])
  expect(carried({ metaData: {}, fields: { cf_cello_ucc: '' } }, 'code', null)).toEqual([])
})
