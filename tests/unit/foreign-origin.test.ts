import { afterEach, expect, it } from 'vitest'
import { foreignOrigin } from '#lib/foreign-origin.ts'

const before = process.env['NEXTAUTH_URL']

afterEach(() => {
  process.env['NEXTAUTH_URL'] = before ?? ''
})

const knock = (method: string, headers: Record<string, string>) =>
  foreignOrigin({ method, headers: new Headers({ host: 'desk.internal:3000', ...headers }) })

it('lets through what the desk’s own pages send, by the address they were opened at or the public one', () => {
  process.env['NEXTAUTH_URL'] = 'https://desk.example'
  expect(knock('POST', { origin: 'https://desk.example' })).toBeUndefined()
  expect(knock('POST', { origin: 'http://desk.internal:3000' })).toBeUndefined()
})

it('names every other origin, a hidden one and a malformed one among them', () => {
  process.env['NEXTAUTH_URL'] = 'https://desk.example'
  for (const origin of [
    'https://elsewhere.example',
    'https://desk.example.evil.example',
    'https://desk.example:8443',
    'null',
    ':',
  ])
    expect(knock('POST', { origin })).toBe(origin)
  expect(knock('DELETE', { origin: 'https://elsewhere.example' })).toBe('https://elsewhere.example')
  expect(knock('POST', { origin: `https://${'a'.repeat(500)}.example` })).toHaveLength(200)
})

it('asks nothing of what only reads, nor of a program that names no origin', () => {
  expect(knock('GET', { origin: 'https://elsewhere.example' })).toBeUndefined()
  expect(knock('POST', {})).toBeUndefined()
  expect(knock('POST', { 'sec-fetch-site': 'cross-site' })).toBe('not named')
})
