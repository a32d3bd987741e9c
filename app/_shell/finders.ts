import type { Route } from 'next'

export interface Finder {
  /** "{text}" is replaced by what was typed: "Look for “{text}” in the history". */
  label: string
  /** "{text}" is replaced by what was typed, encoded. */
  href: string
  /** A regular expression, any case, that the typed text must match; its first group, where it has one, is the text. */
  pattern?: string | undefined
}

export function findersFor(finders: readonly Finder[], typed: string) {
  return finders.flatMap((finder) => {
    const text = wanted(finder, typed.trim())
    if (text === undefined) return []
    const href = finder.href.replaceAll('{text}', encodeURIComponent(text))
    const label = finder.label.replaceAll('{text}', text)
    return [{ label, href: href as Route, exact: finder.pattern !== undefined }]
  })
}

function wanted({ pattern }: Finder, typed: string) {
  if (typed === '') return undefined
  if (pattern === undefined) return typed
  const found = new RegExp(pattern, 'i').exec(typed)
  return found ? (found[1] ?? found[0]) : undefined
}
