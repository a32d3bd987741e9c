import { describe, expect, it } from 'vitest'
import { fillTemplate, unknownFields } from '#lib/cases/fill-template.ts'
import { parseNewUsers } from '#lib/cases/parse-new-users.ts'
import { readHours, readLength, writeHours, writeLength } from '#lib/cases/sla/write-hours.ts'
import { filterOf, filtersOf, readSearch, casesAddress } from '#app/(desk)/cases/_list/case-search.ts'
import { stakeOf } from '#app/(desk)/cases/_form/values.ts'

describe('new users that are pasted', () => {
  it('are one a line, each part known by its looks', () => {
    expect(
      parseNewUsers(
        'nils@northwind.example, usr_1, Nils Berg\r\n\n  usr_2\tAnna ; cus_9Xq7\nanna@birch.example',
      ),
    ).toEqual([
      { newUserId: 'usr_1', email: 'nils@northwind.example', name: 'Nils Berg', customerId: '' },
      { newUserId: 'usr_2', email: '', name: 'Anna', customerId: 'cus_9Xq7' },
      { newUserId: '', email: 'anna@birch.example', name: '', customerId: '' },
    ])
  })

  it('are nobody where nothing is typed', () => {
    expect(parseNewUsers(' \n ,; \n')).toEqual([])
  })
})

describe('money at stake', () => {
  it.each([
    ['120.00', 'EUR', { amount: 12_000, currency: 'eur' }],
    ['120,50', 'EUR', { amount: 12_050, currency: 'eur' }],
    ['1.200,50', 'EUR', { amount: 120_050, currency: 'eur' }],
    ['1,200.50', 'EUR', { amount: 120_050, currency: 'eur' }],
    ['€ 1 200,5', 'EUR', { amount: 120_050, currency: 'eur' }],
    ['1,2', 'kwd', { amount: 1200, currency: 'kwd' }],
    ['0', 'EUR', { amount: 0, currency: 'eur' }],
    ['1,200', 'jpy', { amount: 1200, currency: 'jpy' }],
    ['', 'EUR', null],
  ])('%s %s is read', (amount, currency, read) => {
    expect(stakeOf({ amount, currency })).toEqual(read)
  })

  it.each([
    ['12.5', 'JPY', /no decimals/],
    ['1,200', 'EUR', /Is this 1200 or 1\.200\? Write 1200\.00 for the first/],
    ['120,505', 'EUR', /Is this 120505 or/],
    ['1,200', 'KWD', /Is this 1200 or 1\.200/],
    ['12,34,5', 'EUR', /An amount is a number/],
    ['120 USD', 'EUR', /keep one of them/],
    ['-5', 'EUR', /Write the amount as/],
    ['a lot', 'EUR', /Write the amount as/],
    ['12', 'XXQ', /no currency/],
  ])('%s %s is answered with a sentence', (amount, currency, sentence) => {
    expect(stakeOf({ amount, currency })).toMatch(sentence)
  })
})

describe('open hours and lengths', () => {
  it('are written as they are read', () => {
    for (const text of ['9:00-17:00', '9:00-12:30, 13:00-17:00', '0:00-24:00', ''])
      expect(writeHours(readHours(text) ?? [[1, 2]])).toBe(text)
    for (const text of ['8 h', '1 h 30 min', '45 min']) expect(writeLength(readLength(text) ?? 0)).toBe(text)
    expect(readHours('9-17')).toEqual([[540, 1020]])
    expect(readLength('8')).toBe(480)
  })

  it.each(['nine', '9:00', '9:60-10:00', '25:00-26:00'])('%s is not read', (text) => {
    expect(readHours(text)).toBeUndefined()
    expect(readLength('soon')).toBeUndefined()
  })
})

describe('a template', () => {
  it('reads nothing that was filled in as a field, and names what it does not know', () => {
    expect(fillTemplate('{{referrer}} and {{ code }}', { referrer: '{{code}}', code: 'x' })).toBe(
      '{{code}} and x',
    )
    expect(unknownFields('{{refererr}} {{referrer}}')).toEqual(['{{refererr}}'])
  })
})

describe('the address of a list of cases', () => {
  it('says what is shown, and leaves out what it cannot mean', () => {
    const search = readSearch({
      state: 'open',
      who: 'me',
      sort: 'due',
      kind: 'nonsense',
      cause: ['x'],
      text: ' jana ',
    })
    expect(filtersOf(search)).toBe('text=jana&state=open&who=me&sort=due')
    expect(filterOf(search, 'sam')).toMatchObject({ assignee: 'sam', text: 'jana', sort: 'due' })
    expect(casesAddress(search, { after: 'k' })).toBe('/cases?text=jana&state=open&who=me&sort=due&after=k')
    expect(casesAddress(readSearch({}))).toBe('/cases')
  })
})
