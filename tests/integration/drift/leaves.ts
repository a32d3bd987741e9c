export type Place = readonly (string | number)[]

/** A field wherever it stands in the answers of a route: "GET /v1/invoices data[].amount_paid". */
export interface Field {
  name: string
  /** What it is now, in the order in which it was read. */
  values: unknown[]
}

/** The single values of an answer; an empty list counts as one. */
export function leavesOf(json: unknown, at: Place = []): { place: Place; value: unknown }[] {
  if (Array.isArray(json) && json.length > 0)
    return json.flatMap((one, index) => leavesOf(one, [...at, index]))
  if (typeof json === 'object' && json !== null && !Array.isArray(json))
    return Object.entries(json).flatMap(([key, value]) => leavesOf(value, [...at, key]))
  return [{ place: at, value: json }]
}

/** "data[].payments.data[].payment": whichever item of a list it is. */
export const patternOf = (place: Place) =>
  place.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[]` : text === '' ? part : `${text}.${part}`),
    '',
  )

const isId = (part: string) => (/\d/.test(part) && !/^v\d$/.test(part)) || /^(cus|we|price|prod)_/.test(part)

/** "GET /v1/customers/:id". */
export const routeOf = (method: string, path: string) =>
  `${method} ${path
    .split('/')
    .map((part) => (isId(part) ? ':id' : part))
    .join('/')}`

/** The same answer with another value wherever the pattern fits. */
export function replace(json: unknown, pattern: string, change: (value: unknown) => unknown): unknown {
  const copy = structuredClone(json)
  for (const { place, value } of leavesOf(copy)) {
    const last = place.at(-1)
    if (patternOf(place) !== pattern || last === undefined) continue
    const parent = place
      .slice(0, -1)
      .reduce<unknown>((one, part) => (one as Record<string, unknown>)[part], copy)
    ;(parent as Record<string, unknown>)[last] = change(value)
  }
  return copy
}

/** Another value of the kind that this one is, a different one for each number. */
export function another(name: string, value: unknown, number: number): (now: unknown) => unknown {
  if (typeof value === 'boolean') return (now) => now !== true
  if (typeof value === 'number') return (now) => Number(now) + number
  if (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)) return (now) => String(Number(now) + number)
  if (typeof value === 'string') return (now) => `${String(now)}${number.toString(36)}`
  if (Array.isArray(value)) return () => []
  if (/(_at|_decimal)$/.test(name)) return () => (name.endsWith('_at') ? number : String(number))
  if (/(parent|pricing|details|recurring)$/.test(name)) return () => ({})
  return () => number.toString(36)
}
