import { useState } from 'react'
import type { FilterName, Typed } from '#lib/attribution/delivery-filter.ts'

/** What stands in the fields: what is typed now, and whatever the address changes under it. */
export function useTyped(given: Typed) {
  const [known, setKnown] = useState(given)
  const [typed, setTyped] = useState(given)
  if (!isSame(known, given)) {
    setKnown(given)
    setTyped({ ...typed, ...changesBetween(known, given) })
  }
  const write = (name: FilterName, text: string) => {
    setTyped((before) => ({ ...before, [name]: text }))
  }
  return [typed, write] as const
}

const isSame = (one: Typed, other: Typed) => JSON.stringify(one) === JSON.stringify(other)

function changesBetween(known: Typed, given: Typed): Typed {
  const names = [...new Set([...Object.keys(known), ...Object.keys(given)])] as FilterName[]
  return Object.fromEntries(
    names.filter((name) => known[name] !== given[name]).map((name) => [name, given[name] ?? '']),
  )
}
