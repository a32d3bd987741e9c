import type { Fault } from '../world.ts'

/** A fault that struck, with what waits for it to be switched off. */
export interface Struck {
  fault: Fault
  /** Resolves when the fault is switched off. */
  off: Promise<undefined>
}

export interface Faults {
  add(fault: Fault): () => void
  /** Those that were switched on for this very path; absent: all. */
  clear(path?: string): void
  list(): Fault[]
  /** The faults that hit this call; counts down. */
  strike(method: string, path: string): Struck[]
}

interface Switched extends Struck {
  left: number
  skip: number
  end: () => void
}

const KINDS: Fault['kind'][] = [
  'delay',
  'hold',
  'rate-limit',
  'lock-timeout',
  'error',
  'cut',
  'forbidden',
  'unauthorized',
  'html',
  'truncated',
]

export function createFaults(): Faults {
  const switched = new Set<Switched>()
  return {
    add(fault) {
      if (!KINDS.includes(fault.kind)) throw new Error(`There is no fault of kind ${fault.kind}.`)
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
      const hit: Struck[] = []
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

function matches(fault: Fault, method: string, path: string): boolean {
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
