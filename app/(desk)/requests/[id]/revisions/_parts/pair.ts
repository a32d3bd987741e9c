import type { Route } from 'next'

/** The two revisions that an address names, "1..2"; undefined where it names none. */
export function pairIn(compare: string | string[] | undefined): [number, number] | undefined {
  const found = /^([1-9]\d{0,5})\.\.([1-9]\d{0,5})$/.exec(typeof compare === 'string' ? compare : '')
  return found ? [Number(found[1]), Number(found[2])] : undefined
}

export const pairAddress = (requestId: string, [one, other]: readonly [number, number]) =>
  `/requests/${requestId}/revisions?compare=${one}..${other}` as Route

/** Each revision beside the next, and the first beside the last. */
export function pairsOf(last: number): [number, number][] {
  const neighbours = Array.from({ length: last - 1 }, (_, at): [number, number] => [at + 1, at + 2])
  return last > 2 ? [...neighbours, [1, last]] : neighbours
}
