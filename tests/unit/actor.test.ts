import { describe, expect, expectTypeOf, it } from 'vitest'
import { Actor, may, permit, permitDesk } from '#lib/auth/actor.ts'

const who = (...roles: ('requester' | 'approver' | 'manager' | 'admin' | 'desk')[]) => ({
  id: '1',
  name: 'Sam',
  email: 'sam@attribution.example',
  roles,
})

describe('an actor is proof of a permission check', () => {
  it('is made where a role holds the permission', () => {
    expect(permit(who('approver'), 'request:decide').permission).toBe('request:decide')
    expect(may(who('approver'), 'request:decide')).toBe(true)
  })

  it('is refused where none does, with whom to ask', () => {
    expect(() => permit(who('admin', 'manager'), 'request:decide')).toThrow(
      /needs the role approver.*Ask an admin/,
    )
    expect(() => permit(who(), 'request:see')).toThrow(/Ask an admin/)
  })

  it('lets no person pass for the desk, whatever their roles are called', () => {
    expect(() => permit(who('desk'), 'request:carry-out')).toThrow(/Only the desk/)
    expect(may(who('desk'), 'request:carry-out')).toBe(false)
    expect(permitDesk('request:carry-out').personId).toBeNull()
    expect(() => permitDesk('request:decide')).toThrow()
  })

  it('cannot be forged by a literal', () => {
    expectTypeOf<{ permission: 'request:decide'; personId: string; name: string }>().not.toExtend<
      Actor<'request:decide'>
    >()
    expectTypeOf<Actor<'request:see'>>().not.toExtend<Actor<'request:decide'>>()
  })
})
