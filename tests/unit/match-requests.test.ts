import { describe, expect, it } from 'vitest'
import { filedOf, matchRequests } from '#lib/cases/match-requests.ts'

const user = (id: string, known: { newUserId?: string; email?: string; customerId?: string }) => ({
  id,
  newUserId: null,
  email: null,
  customerId: null,
  ...known,
})
const request = (
  id: string,
  newUserId: string,
  state: 'waiting' | 'rejected' | 'carried out' = 'waiting',
) => ({
  id,
  newUserId,
  customerId: `cus_${newUserId}`,
  customerEmail: `${newUserId}@Northwind.example`,
  state,
})

describe("a new user's request", () => {
  it('is found by their id, else by their customer, else by their e-mail', () => {
    const users = [
      user('a', { newUserId: 'one' }),
      user('b', { customerId: 'cus_two' }),
      user('c', { email: 'THREE@northwind.example' }),
      user('d', {}),
    ]
    const requests = ['one', 'two', 'three', 'four'].map((name) => request(name, name))
    const matched = matchRequests(users, requests)
    expect([...matched].map(([id, { newUserId }]) => [id, newUserId])).toEqual([
      ['a', 'one'],
      ['b', 'two'],
      ['c', 'three'],
    ])
  })

  it('is none of another id, though both have one e-mail', () => {
    const users = [user('a', { newUserId: 'other', email: 'one@northwind.example' })]
    expect(matchRequests(users, [request('one', 'one')]).size).toBe(0)
  })

  it('is the one that got furthest, of two alike the newest', () => {
    const users = [user('a', { newUserId: 'one' })]
    const of = (...states: ('waiting' | 'rejected' | 'carried out')[]) =>
      matchRequests(
        users,
        states.map((state, at) => request(String(at), 'one', state)),
      ).get('a')?.id
    expect(of('rejected', 'carried out')).toBe('1')
    expect(of('rejected', 'waiting')).toBe('1')
    expect(of('rejected', 'rejected')).toBe('0')
  })

  it('that ended otherwise leaves them to be filed for again', () => {
    expect(filedOf('rejected')).toBe('to file')
    expect(filedOf('withdrawn')).toBe('to file')
    expect(filedOf(undefined)).toBe('to file')
    expect(filedOf('paused')).toBe('under way')
    expect(filedOf('carried out')).toBe('counts')
  })
})
