import type { Limit } from '../turns.ts'

/** What a site allows: so many requests in any stretch of `perMs` milliseconds. */
export interface Allowed {
  requests: number
  perMs: number
}

/** Of what is allowed: all calls together. The rest is for whoever else uses the site's key. */
const all = 0.97

/** Of what is allowed: what pages and plans may take, so that a large customer that is read never stops carrying out. */
const looking = 0.65

/** Of what is allowed: how fast carrying out goes on, evenly, so that a page never waits long behind it; and how much may leave at once. */
const sending = 0.93
const atOnce = 0.13

/** A mark's read and its write leave together, however small the limit is. */
const together = 2

const part = ({ requests }: Allowed, of: number) => Math.max(1, Math.floor(requests * of))

/** How many calls of carrying out leave at once, and how many milliseconds apart the others. */
export function paceOf(allowed: Allowed): { burst: number; apart: number } {
  return {
    burst: Math.max(together, part(allowed, atOnce)),
    apart: allowed.perMs / (allowed.requests * sending),
  }
}

/** By what the calls of pages and plans, and those of carrying out, are limited. */
export function limitsOf(site: string, allowed: Allowed): { inAll: Limit; looks: Limit[]; sends: Limit[] } {
  const { perMs } = allowed
  const { burst, apart } = paceOf(allowed)
  const inAll = { of: site, calls: part(allowed, all), perMs }
  return {
    inAll,
    looks: [inAll, { of: `${site} looks`, calls: part(allowed, looking), perMs }],
    sends: [inAll, { of: `${site} sends`, calls: burst, perMs: burst * apart }],
  }
}
