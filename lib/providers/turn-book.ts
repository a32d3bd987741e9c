import type { Limit } from './turns.ts'

export interface Wanting {
  /** Milliseconds after which nobody waits any more. */
  within: number
  /** Milliseconds for which the turn is good at least. */
  late: number
  /** The end of a turn that was not used: its place is free again. */
  unused?: number | undefined
}

/** A call may leave from `at` until `until`. `now`: when it was written. */
export interface Written {
  now: number
  at: number
  until: number
}

/** Where turns are written down. Its moments are milliseconds by its own clock. */
export interface Book {
  /** Writes down the earliest turn that all of these limits let. Null: it is not within so many ms, and none is taken. */
  next(limits: readonly Limit[], wanting: Wanting): Promise<Written | null>
  /** No turn begins for so many milliseconds. */
  hold(limit: Limit, ms: number): Promise<void>
}

/** Calls arrive less evenly than they leave. Milliseconds. */
const jitter = 65

/** For how long after a turn nobody else gets its place: a limit has as many places as it allows calls. Milliseconds. */
export const stretchOf = ({ perMs }: Limit) => Math.ceil(perMs) + jitter

/** How far apart calls leave once half of the places are taken. Milliseconds. */
export const evenlyOf = ({ calls, perMs }: Limit) => Math.min(100, perMs / calls)

/**
 * The more places are taken, the farther apart calls leave: a few need not wait for each other at all, many leave evenly, so that a process or
 * a network that holds some of them up for a moment does not make them meet those of the next stretch. Milliseconds.
 */
const apartOf = (limit: Limit, taken: number) => evenlyOf(limit) * Math.min(1, (2 * taken) / limit.calls) ** 2

interface Line {
  /** From when on each place is free that was ever taken. */
  free: number[]
  /** No turn begins before. */
  notBefore: number
}

/** Turns of this process alone. */
export function ownBook(now = () => performance.now()): Book {
  const lines = new Map<string, Line>()
  const lineOf = ({ of }: Limit) => {
    const line = lines.get(of) ?? { free: [], notBefore: 0 }
    lines.set(of, line)
    return line
  }
  return {
    async next(limits, { within, late, unused = NaN }) {
      for (const limit of limits) giveBack(lineOf(limit), unused + stretchOf(limit))
      const asked = now()
      const at = Math.max(asked, ...limits.map((limit) => freeAt(lineOf(limit), limit)))
      if (at - asked > within) return null
      const until = at + late
      for (const limit of limits) {
        const line = lineOf(limit)
        const apart = apartOf(limit, takenOf(line, asked))
        occupy(line, at, until + stretchOf(limit))
        line.notBefore = Math.max(line.notBefore, asked) + apart
      }
      return { now: asked, at, until }
    },
    async hold(limit, ms) {
      const line = lineOf(limit)
      line.notBefore = Math.max(line.notBefore, now() + ms)
    },
  }
}

function giveBack({ free }: Line, end: number) {
  const place = free.indexOf(end)
  if (place >= 0) free[place] = 0
}

const freeAt = ({ free, notBefore }: Line, { calls }: Limit) =>
  Math.max(notBefore, free.length < calls ? 0 : Math.min(...free))

const takenOf = ({ free }: Line, now: number) => free.filter((moment) => moment > now).length

/** Of the places that are free, takes the one that became so last: whoever waits for another limit keeps none from those who need not. */
function occupy({ free }: Line, at: number, end: number) {
  const last = Math.max(...free.filter((moment) => moment <= at))
  free[last < 0 ? free.length : free.indexOf(last)] = end
}
