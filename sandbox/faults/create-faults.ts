/** Which calls: both are optional, `path` may hold `*` for anything but a slash. */
export interface Match {
  method?: string
  path?: string
  /** How many calls are hit; absent: every one. */
  times?: number
  /** How many matching calls go untouched first. */
  skip?: number
}

type AnyFault = Match & { kind: string }

/** A fault that struck, with what waits for it to be switched off. */
export interface Struck<F = AnyFault> {
  fault: F
  /** Resolves when the fault is switched off. */
  off: Promise<undefined>
}

export interface Faults<F> {
  add(fault: F): () => void
  /** Those that were switched on for this very path; absent: all. */
  clear(path?: string): void
  list(): F[]
  /** The faults that hit this call; counts down. */
  strike(method: string, path: string): Struck<F>[]
}

interface Switched<F> extends Struck<F> {
  left: number
  skip: number
  end: () => void
}

export function createFaults<F extends AnyFault>(kinds: F['kind'][]): Faults<F> {
  const switched = new Set<Switched<F>>()
  return {
    add(fault) {
      if (!kinds.includes(fault.kind)) throw new Error(`There is no fault of kind ${fault.kind}.`)
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const entry = {
        fault,
        off: promise,
        end: () => {
          resolve(undefined)
        },
        left: fault.times ?? Infinity,
        skip: fault.skip ?? 0,
      }
      switched.add(entry)
      return () => {
        switched.delete(entry)
        resolve(undefined)
      }
    },
    clear(path) {
      for (const entry of switched) {
        if (path !== undefined && entry.fault.path !== path) continue
        switched.delete(entry)
        entry.end()
      }
    },
    list: () => [...switched].map((entry) => entry.fault),
    strike(method, path) {
      const hit: Struck<F>[] = []
      for (const entry of switched) {
        if (entry.left === 0 || !matches(entry.fault, method, path)) continue
        if (entry.skip > 0) {
          entry.skip--
          continue
        }
        entry.left--
        hit.push(entry)
      }
      return hit
    },
  }
}

function matches(fault: Match, method: string, path: string): boolean {
  if (fault.method !== undefined && fault.method.toUpperCase() !== method) return false
  if (fault.path === undefined) return true
  const wanted = fault.path.split('/')
  const parts = path.split('/')
  return wanted.length === parts.length && wanted.every((name, i) => fits(name, parts[i] ?? ''))
}

function fits(wanted: string, part: string): boolean {
  const pieces = wanted.split('*').map((piece) => piece.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`).test(part)
}
