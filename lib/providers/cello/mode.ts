import type { Account } from '../provider.ts'

/** Cello's sandbox, and whatever runs on this machine, is for tests (docs.cello.so/api-reference). Anything else counts as real. */
export function modeOf(base: string): Account['mode'] {
  const { hostname } = new URL(base)
  const isTest =
    ['127.0.0.1', 'localhost', '[::1]'].includes(hostname) || hostname.split('.').includes('sandbox')
  return isTest ? 'test' : 'live'
}
