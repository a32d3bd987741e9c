import { isObject } from './exact-json.ts'

export interface TakenOut {
  event: unknown
  /** How many were taken out. */
  cards: number
}

/** The event without any `card` object in it, wherever it stands; all else stays as it is, in its order. */
export function takeOutCards(event: unknown): TakenOut {
  let cards = 0
  const without = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(without)
    if (!isObject(value)) return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, inner]) => {
        if (key !== 'card' || !isObject(inner)) return [[key, without(inner)]]
        cards += 1
        return []
      }),
    )
  }
  return { event: without(event), cards }
}
