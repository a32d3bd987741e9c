import { describe, expect, it } from 'vitest'
import { wantedPath } from '#app/sign-in/wanted-path.ts'

const desk = 'https://desk.example'

describe('where a sign-in leads', () => {
  it.each([
    ['/requests?state=open', '/requests?state=open'],
    ['https://desk.example/people', '/people'],
    [undefined, '/'],
    ['', '/'],
    ['/', '/'],
  ])('leads %s to %s', (given, path) => {
    expect(wantedPath(given, desk)).toBe(path)
  })

  it.each([
    'https://evil.example/people',
    '//evil.example/people',
    '/\\evil.example',
    '\\\\evil.example',
    'http://desk.example/people',
    'https://desk.example@evil.example/',
    'javascript:alert(1)',
    'data:text/html,x',
    '\t//evil.example',
  ])('never leaves the desk for %j', (given) => {
    expect(wantedPath(given, desk)).toBe('/')
  })

  it('never gives a path that a browser reads as another host', () => {
    const path = wantedPath('https://desk.example//evil.example/x', desk)
    expect(new URL(path, desk).origin).toBe(desk)
  })

  it('does not lead back to the sign-in', () => {
    expect(wantedPath('/sign-in?error=AccessDenied', desk)).toBe('/')
  })
})
