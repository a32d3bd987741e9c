import 'server-only'

/** What a site allows: so many requests in any stretch of `perMs` milliseconds. */
export interface Limit {
  requests: number
  perMs: number
}

export interface Clock {
  now(): number
  after(ms: number, work: () => void): void
}

/** `look`: reads for a page or a plan. `send`: what carrying out needs. */
export type Kind = 'look' | 'send'

/** Of the limit; the rest is for clocks and for whoever else uses the site's key. */
const used = 0.95

/** Of what is used: kept free for carrying out, while a large customer is being read. */
const reserve = 0.1

/** Of what is used: how fast carrying out goes on, so that pages can be read beside it, and how much of it may leave at once. */
const steady = 0.75
const burst = 0.15

/** A mark's read and its write leave together, however small the limit is. */
const together = 2

const realClock: Clock = {
  now: () => performance.now(),
  after: (ms, work) => void setTimeout(work, ms),
}

/** How many calls of carrying out leave at once, and how many milliseconds apart the others. */
export function steadyPace({ requests, perMs }: Limit): { atOnce: number; apart: number } {
  const most = mostOf({ requests })
  return { atOnce: Math.max(together, Math.floor(most * burst)), apart: perMs / (most * steady) }
}

const mostOf = ({ requests }: Pick<Limit, 'requests'>) => Math.max(1, Math.floor(requests * used))

/**
 * Lets calls leave so that the site never counts more than it allows, wherever its minute begins: a call holds its place until `perMs`
 * after its answer came, so it does not matter how long calls are on their way.
 */
export class Pacer {
  readonly #limit: Limit
  readonly #clock: Clock
  readonly #waiting: Record<Kind, (() => void)[]> = { send: [], look: [] }
  /** When the calls of the last `perMs` ended, oldest first. */
  #ended: number[] = []
  #underway = 0
  #heldUntil = -Infinity
  #wakesAt = Infinity
  /** When the next `send` is due if they all leave evenly; it may be early by the burst. */
  #due = -Infinity

  constructor(limit: Limit, clock = realClock) {
    this.#limit = limit
    this.#clock = clock
  }

  /** Waits for a call's turn and returns what is to be called when it ended; null where that would take longer than `within` ms. */
  turn(kind: Kind, within = Infinity): Promise<(() => void) | null> {
    if (this.#wait(kind) > within) return Promise.resolve(null)
    return new Promise((resolve) => {
      this.#waiting[kind].push(() => {
        resolve(this.#leave(kind))
      })
      this.#admit()
    })
  }

  /** Nothing leaves for so many milliseconds: the site said that it had enough. */
  hold(ms: number) {
    this.#heldUntil = Math.max(this.#heldUntil, this.#clock.now() + ms)
  }

  #leave(kind: Kind): () => void {
    this.#underway += 1
    if (kind === 'send') this.#due = Math.max(this.#due, this.#clock.now()) + steadyPace(this.#limit).apart
    return () => {
      this.#underway -= 1
      this.#ended.push(this.#clock.now())
      this.#admit()
    }
  }

  #admit() {
    for (const kind of ['send', 'look'] as const) {
      while (this.#waiting[kind].length > 0 && this.#wait(kind) <= 0) this.#waiting[kind].shift()?.()
      if (this.#waiting[kind].length > 0) this.#wake(Math.ceil(this.#wait(kind)))
    }
  }

  #wake(ms: number) {
    const at = this.#clock.now() + ms
    if (at >= this.#wakesAt) return
    this.#wakesAt = at
    this.#clock.after(ms, () => {
      if (this.#wakesAt === at) this.#wakesAt = Infinity
      this.#admit()
    })
  }

  /** Milliseconds until a call may leave as things stand; 0 or less: now. */
  #wait(kind: Kind): number {
    const now = this.#clock.now()
    const { requests, perMs } = this.#limit
    this.#ended = this.#ended.filter((at) => at + perMs > now)
    const most = mostOf({ requests })
    const mine = kind === 'send' ? most : Math.max(1, most - Math.ceil(most * reserve))
    const over = this.#underway + this.#ended.length - mine
    const freed = over < 0 ? 0 : (this.#ended[over] ?? now + perMs) + perMs - now
    return Math.max(freed, this.#heldUntil - now, kind === 'send' ? this.#early(now) : 0)
  }

  #early(now: number): number {
    const { atOnce, apart } = steadyPace(this.#limit)
    return this.#due - (atOnce - 1) * apart - now
  }
}
